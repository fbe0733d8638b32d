// What is wrong with a record, as the models read it: the same codes, places and words as
// `opora validate`. Works on plain data: texts, lists, mappings and null.

import { AFTER, BEFORE } from "./rules.js";
import { number, reference, text, whole, yesOrNo } from "./scalars.js";
import * as sentence from "./sentences.js";
import { forbidden, has, isList, isMapping, isText } from "./texts.js";

const REASONS = "unknown";
const TITLE = "Чего не знаем";
const SCALARS = { text, int: whole, integer: whole, number, bool: yesOrNo, ref: reference };

export const wordsOf = (form, node) => node.words ?? form.choices[node.of];

/** Begins a sentence about a field: its place and, in brackets, its title. */
function fieldOf(loc, title) {
  if (!loc.length) return "";
  const place = loc.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
  return title ? `поле «${place}» (${title}): ` : `поле «${place}»: `;
}

export const keyOf = (loc) => JSON.stringify(loc);

/** Lists what is wrong: each with its place `loc`, `code`, `message`, `hint` and, for people, `shown` and `advice`. */
export function check(form, data) {
  const told = new Map();
  const gaps = new Map();
  const strange = [];
  const ctx = {
    form,
    tell(loc, found, prefix = "") {
      told.set(keyOf(loc), {
        loc,
        severity: "error",
        ...found,
        message: prefix + found.said,
        shown: found.shown ?? found.said,
      });
    },
    gap(loc, found) {
      gaps.set(keyOf(loc), {
        loc,
        severity: "error",
        ...found,
        message: found.said,
        shown: found.shown ?? found.said,
      });
    },
    strange(loc, found) {
      strange.push({ loc, severity: "error", ...found, message: found.said, shown: found.said });
    },
  };
  record(ctx, form.root, data, [], "");
  const within = (loc) => loc.some((_, at) => told.has(keyOf(loc.slice(0, at + 1))));
  const quiet = [...gaps.values()].filter(({ loc }) => !within(loc));
  return [...told.values(), ...quiet, ...(told.size ? [] : strange)];
}

const rule = (table, type, name) => table[`${type}.${name}`];

function record(ctx, type, value, loc, title) {
  const { fields, rules } = ctx.form.types[type];
  const told = (found) => {
    if (found) ctx.tell(loc, found, fieldOf(loc, title));
    return Boolean(found);
  };
  if (rules.some((name) => told(rule(BEFORE, type, name)?.(value)))) return false;
  if (!isMapping(value)) return !told(sentence.notRecord(value));
  const bad = fields.filter((field) => !inRecord(ctx, field, value, loc));
  const known = new Set([...fields.map((field) => field.name), REASONS]);
  const strangers = Object.keys(value).filter((name) => !known.has(name));
  const keys = [...known].sort();
  for (const name of strangers) ctx.tell([...loc, name], sentence.unknownKey(name, value[name], keys));
  const sound = reasons(ctx, fields, value, loc) && !bad.length && !strangers.length;
  return sound && !rules.some((name) => told(rule(AFTER, type, name)?.(value, ctx.form)));
}

function inRecord(ctx, field, record, loc) {
  const { name, title, node, required, nullable } = field;
  const here = [...loc, name];
  if (has(record, name)) {
    if (record[name] !== null) return value(ctx, node, record[name], here, title);
    if (nullable) return true;
    ctx.tell(here, sentence.emptyField(name, title, required));
    return false;
  }
  const given = isMapping(record[REASONS]) && has(record[REASONS], name);
  if (!required || (nullable && given)) return true;
  const words = node.type === "choice" ? wordsOf(ctx.form, node) : null;
  const found = sentence.missing(name, title, words);
  ctx.tell(
    here,
    given
      ? { ...found, hint: `впишите «${name}: …»; неизвестным это поле оставить нельзя, причину уберите` }
      : found,
  );
  return false;
}

function value(ctx, node, held, loc, title) {
  const told = (found) => {
    if (found) ctx.tell(loc, found, fieldOf(loc, title));
    return !found;
  };
  switch (node.type) {
    case "record":
      return record(ctx, node.of, held, loc, title);
    case "union":
      return union(ctx, node, held, loc, title, told);
    case "list":
      return list(ctx, node, held, loc, title, told);
    case "choice": {
      const words = wordsOf(ctx.form, node);
      return told(isText(held) && has(words, held) ? null : sentence.notInList(held, words));
    }
    default: {
      const hidden = isText(held) ? forbidden(held) : [];
      return told(hidden.length ? sentence.invisible(hidden[0]) : SCALARS[node.type](node, held));
    }
  }
}

function union(ctx, node, held, loc, title, told) {
  if (!isMapping(held)) return told(sentence.notRecord(held));
  const place = [...loc, node.by];
  const [first] = Object.values(node.options);
  const tag = ctx.form.types[first].fields.find((field) => field.name === node.by);
  if (!has(held, node.by)) {
    ctx.tell(loc, { ...sentence.missing(node.by, tag.title, tagWords(ctx.form, node)), at: node.by });
    return false;
  }
  const word = held[node.by];
  if (isText(word) && has(node.options, word)) return record(ctx, node.options[word], held, loc, title);
  ctx.tell(
    loc,
    { ...sentence.notInList(word, tagWords(ctx.form, node)), at: node.by },
    fieldOf(place, tag.title),
  );
  return false;
}

/** The forms of a union, each with its label. */
export function tagWords(form, node) {
  const labels = Object.entries(node.options).map(([word, type]) => {
    const tag = form.types[type].fields.find((field) => field.name === node.by);
    return [word, tag.node.words[word]];
  });
  return Object.fromEntries(labels);
}

function list(ctx, node, held, loc, title, told) {
  if (!isList(held)) return told(sentence.notList(held));
  let sound = true;
  held.forEach((item, at) => {
    const here = [...loc, at];
    if (item === null) ctx.tell(here, sentence.emptyItem);
    sound = item !== null && value(ctx, node.item, item, here, title) && sound;
  });
  if (held.length >= (node.min ?? 0)) return sound;
  const found = sentence.shortList(held, node.min);
  return told(loc.at(-1) === "sources" ? { ...found, code: "V04" } : found);
}

/** Holds empty values against the reasons that stand beside them. */
function reasons(ctx, fields, held, loc) {
  const given = has(held, REASONS) ? held[REASONS] : {};
  const place = [...loc, REASONS];
  if (!isMapping(given)) {
    const wrong = reasonHint(REASONS, sentence.notRecord(given));
    ctx.tell(place, wrong, fieldOf(place, TITLE));
    return false;
  }
  const required = new Map([[REASONS, false], ...fields.map((field) => [field.name, field.required])]);
  for (const [name, one] of Object.entries(held))
    if (one === null && name !== REASONS && !has(given, name))
      ctx.gap([...loc, name], sentence.gap(name, required.get(name)));
  for (const [name, reason] of Object.entries(given)) {
    const at = [...place, name];
    if (!required.has(name)) ctx.strange(at, sentence.strangeReason(name));
    if (reason === null) ctx.tell(at, sentence.noReason(name));
    else if (!isText(reason)) ctx.tell(at, reasonHint(name, sentence.notText(reason)), fieldOf(at, TITLE));
    if (!isEmpty(held[name])) ctx.gap(at, sentence.needlessReason(name));
    else if (reason !== null && !String(reason).trim()) ctx.gap(at, sentence.noReason(name));
  }
  return Object.values(given).every(isText);
}

const reasonHint = (name, found) =>
  name === REASONS ? { ...found, hint: "напишите «unknown: {поле: причина}»" } : found;

const isEmpty = (one) =>
  one === undefined ||
  one === null ||
  (isList(one) && !one.length) ||
  (isMapping(one) && !Object.keys(one).length);
