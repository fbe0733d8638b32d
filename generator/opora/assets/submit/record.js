// A record between the form and its file: what is empty is left out, what is no text stands bare.

import { has, isList, isMapping, isText } from "./texts.js";
import { Plain } from "./yaml.js";

const REASONS = "unknown";

export const typeOf = (form, node, value) =>
  node.type === "union" ? node.options[value?.[node.by]] : node.of;

/** Leaves what people have filled in: texts without blanks around, no empty fields. */
export function collect(form, data) {
  return ofRecord(form, form.root, data);
}

function ofRecord(form, type, held) {
  const fields = form.types[type].fields;
  const kept = fields.map((field) => [
    field.name,
    has(held, field.name) ? ofField(form, field, held[field.name]) : undefined,
  ]);
  const reasons = isMapping(held[REASONS])
    ? Object.entries(held[REASONS]).map(([name, reason]) => [name, String(reason ?? "").trim()])
    : [];
  const record = Object.fromEntries(kept.filter(([, one]) => one !== undefined));
  return reasons.length ? { ...record, [REASONS]: Object.fromEntries(reasons) } : record;
}

function ofField(form, field, value) {
  if (value === null) return field.nullable ? null : undefined;
  const kept = ofNode(form, field.node, value);
  if (kept === "") return undefined;
  return isList(kept) && !kept.length && !field.nullable ? undefined : kept;
}

function ofNode(form, node, value) {
  switch (node.type) {
    case "list":
      return isList(value)
        ? value.map((item) => ofNode(form, node.item, item)).filter((item) => item !== "")
        : value;
    case "record":
      return isMapping(value) ? ofRecord(form, node.of, value) : value;
    case "union": {
      const type = isMapping(value) ? typeOf(form, node, value) : undefined;
      return type ? ofRecord(form, type, value) : {};
    }
    default:
      return isText(value) ? value.replaceAll("\r\n", "\n").trim() : value;
  }
}

/** Marks what needs no quotes in the file, by what each field takes. */
export function typed(form, record, type = form.root) {
  const nodes = new Map(form.types[type].fields.map((field) => [field.name, field.node]));
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      nodes.has(name) ? typedNode(form, nodes.get(name), value) : value,
    ]),
  );
}

function typedNode(form, node, value) {
  if (value === null) return null;
  if (isList(value)) return value.map((item) => typedNode(form, node.item ?? node, item));
  if (isMapping(value)) {
    const type = typeOf(form, node, value);
    return type && form.types[type] ? typed(form, value, type) : value;
  }
  const text = node.type === "text" && !["date"].includes(node.format) && !node.pattern;
  return text || !isText(value) ? value : new Plain(value);
}

/** Makes what stands in an empty form: one line in each list that needs one, and what is given. */
export function blank(form, type = form.root, path = "") {
  const made = {};
  for (const field of form.types[type].fields) {
    const { name, node, required } = field;
    const at = path ? `${path}.${name}` : name;
    const given = form.given[at];
    if (given !== undefined) made[name] = given;
    else if (!required) continue;
    else if (node.type === "record") made[name] = blank(form, node.of, at);
    else if (node.type === "list") made[name] = blanks(form, node, at);
  }
  return made;
}

const blanks = (form, node, path) => {
  if (node.item.type !== "record") return [];
  return Array.from({ length: node.min ?? 0 }, () => blank(form, node.item.of, path));
};

/** Gives parts without an id the next free one of their list: m1, m2… */
export function nameParts(form, data) {
  for (const { name, node } of form.types[form.root].fields) {
    if (node.type !== "list" || node.item.type !== "record" || !isList(data[name])) continue;
    const own = form.types[node.item.of].fields.find((field) => field.name === "id");
    if (!own) continue;
    const taken = new Set(data[name].map((item) => item.id));
    let number = 0;
    for (const item of data[name].filter((one) => isMapping(one) && !one.id)) {
      do number += 1;
      while (taken.has(`${node.item.of[0].toLowerCase()}${number}`));
      item.id = `${node.item.of[0].toLowerCase()}${number}`;
      taken.add(item.id);
    }
  }
  return data;
}

/** Takes from a file what the form can show; tells `lost(loc, value)` of all else. */
export function fit(form, data, lost) {
  return fitRecord(form, form.root, data, [], lost);
}

function fitRecord(form, type, held, loc, lost) {
  if (!isMapping(held)) {
    lost(loc, held);
    return {};
  }
  const fields = new Map(form.types[type].fields.map((field) => [field.name, field]));
  const made = {};
  for (const [name, value] of Object.entries(held)) {
    const here = [...loc, name];
    if (name === REASONS && isMapping(value))
      made[REASONS] = Object.fromEntries(
        Object.entries(value).map(([key, reason]) => [key, String(reason ?? "")]),
      );
    else if (!fields.has(name)) lost(here, value);
    else if (value === null) made[name] = null;
    else {
      const kept = fitNode(form, fields.get(name).node, value, here, lost);
      if (kept !== undefined) made[name] = kept;
    }
  }
  return made;
}

function fitNode(form, node, value, loc, lost) {
  if (node.type === "list" && isList(value))
    return value
      .map((item, at) => fitNode(form, node.item, item, [...loc, at], lost))
      .filter((item) => item !== undefined);
  if (node.type === "record" && isMapping(value)) return fitRecord(form, node.of, value, loc, lost);
  if (node.type === "union" && isMapping(value) && typeOf(form, node, value))
    return fitRecord(form, typeOf(form, node, value), value, loc, lost);
  const scalar = !["list", "record", "union"].includes(node.type) && isText(value);
  const shown = scalar && (node.type !== "choice" || has(node.words ?? form.choices[node.of], value));
  if (shown) return value;
  lost(loc, value);
  return undefined;
}
