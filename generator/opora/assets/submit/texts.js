// Texts as `opora validate` measures, quotes and cleans them.

const SHOWN = 60;
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]/gu;
const LATIN = Object.fromEntries([
  ...[..."абвгдезийклмнопрстуфыэ"].map((letter, at) => [letter, "abvgdeziyklmnoprstufye"[at]]),
  ["ё", "e"],
  ["ж", "zh"],
  ["х", "kh"],
  ["ц", "ts"],
  ["ч", "ch"],
  ["ш", "sh"],
  ["щ", "shch"],
  ["ъ", ""],
  ["ь", ""],
  ["ю", "yu"],
  ["я", "ya"],
]);

export const has = (record, key) => Object.hasOwn(record, key);
export const isText = (value) => typeof value === "string";
export const isList = Array.isArray;
export const isMapping = (value) => typeof value === "object" && value !== null && !isList(value);

/** Counts characters, not halves of them. */
export const length = (text) => [...text].length;

/** Quotes a value, shortened to a line. */
export function quoted(value) {
  const text = String(value).trim().split(/\s+/u).join(" ");
  return length(text) > SHOWN ? `«${[...text].slice(0, SHOWN).join("")}…»` : `«${text}»`;
}

/** Says what stands in a record: a text is quoted, anything else named. */
export function shapeOf(value) {
  if (value === null) return "пустое значение";
  if (isMapping(value)) return "набор полей";
  return isList(value) ? "список" : quoted(value);
}

/** Lists the characters that nobody types on purpose, each as U+200B. */
export const forbidden = (text) =>
  (text.match(FORBIDDEN) ?? []).map(
    (one) => `U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );

export const withoutForbidden = (text) => text.replace(FORBIDDEN, "");

/** Spells a text the way ids are written: «Школа № 33» becomes `shkola-33`. */
export const slug = (text) =>
  [...text.toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
