// Drawing what was found.

import { root } from "./index.js";
import { stem } from "./stem.js";
import { normalise } from "./words.js";

const PAUSE = 120;
const EXCERPT = 22;
const BEFORE = 6;

export const BROKEN = "Поиск сейчас не открылся. Обновите страницу или воспользуйтесь разделами сайта.";

export async function read(results) {
  return Promise.all(
    results.map(async (result) => {
      const [address, title, kind, text, names] = await result.read();
      return { title, kind, url: new URL(address, root).href, text, names, why: result.why };
    }),
  );
}

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function link(found, attributes) {
  return element(
    "a",
    { href: found.url, "data-search-result": "", ...attributes },
    element("span", { class: "opora-result__title" }, found.title),
    ...(found.kind ? [" ", element("span", { class: "opora-result__kind" }, found.kind)] : []),
  );
}

// The piece of the text that has most of the words, and why the page is here.
export function text(found) {
  const isAsked = matcher(found.why);
  const excerpt = element("span", { class: "opora-result__text" }, ...excerptOf(found.text, isAsked));
  const why = reasons(found, isAsked);
  return why ? [excerpt, element("span", { class: "opora-result__why" }, why)] : [excerpt];
}

// Says of a word as it is written whether it was asked for, by itself or by its meaning.
function matcher(why) {
  const asked = new Set(why.flatMap(({ spelt, group }) => [...spelt.map(stem), ...(group?.stems ?? [])]));
  const long = [...asked].filter((one) => one.length > 3);
  return (written) => {
    const own = stem(normalise(written));
    return asked.has(own) || (own.length > 3 && long.some((one) => own.startsWith(one) || one.startsWith(own)));
  };
}

const WORD = /[\p{L}\p{N}]+/gu;

function excerptOf(text, isAsked) {
  const words = text.split(" ");
  const hits = words.map((word) => new Set((word.match(WORD) ?? []).filter(isAsked).map((one) => stem(normalise(one)))));
  let [best, start] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    if (!hits[at].size) continue;
    const distinct = new Set(hits.slice(at, at + EXCERPT).flatMap((one) => [...one])).size;
    if (distinct > best) [best, start] = [distinct, Math.max(0, at - BEFORE)];
  }
  const shown = words.slice(start, start + EXCERPT).join(" ");
  const marked = mark(shown, isAsked);
  return [start > 0 ? "… " : "", ...marked, start + EXCERPT < words.length ? " …" : ""];
}

function mark(text, isAsked) {
  const pieces = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isAsked(word)) continue;
    pieces.push(text.slice(end, index), element("mark", {}, word));
    end = index + word.length;
  }
  return [...pieces, text.slice(end)];
}

// «двоечники → Помощь отстающим» where words were found by their meaning, and what else the page
// goes by where a word is hidden.
function reasons({ why, names, title, text }, isAsked) {
  const told = new Map();
  for (const { word, spelt, group } of why) {
    const as = group?.label ?? (spelt.includes(word) ? "" : spelt.join(", "));
    told.set(as, [...(told.get(as) ?? []), word]);
  }
  const said = [...told].map(([as, words]) => words.join(", ") + (as ? ` → ${as}` : "")).join("; ");
  const isShown = why.some((one) => (`${title} ${text}`.match(WORD) ?? []).some(matcher([one])));
  const spoken = isShown ? "" : names.split("; ").find((name) => (name.match(WORD) ?? []).some(isAsked));
  return said && `Совпало: ${said}${spoken ? ` (ещё говорят: «${spoken}»)` : ""}`;
}

// A later search makes an earlier one that is still under way forget its answer.
export function latest() {
  let turn = 0;
  return () => {
    const mine = ++turn;
    return () => mine === turn;
  };
}

// Acts when nothing has happened for a while; `before` is told at once that something has.
export function afterPause(action, before) {
  let timer;
  return () => {
    before();
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE);
  };
}
