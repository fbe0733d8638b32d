// Writing a record as a file of the bank, the way `opora.writing` does: keys in the order of the
// model, texts quoted only where a reader of YAML would take them for something else. What is
// written here is read back equal.

const WIDTH = 100;
const LONG = 90;
const SAFE_START = /^[\p{L}\p{Nd}«„(№/+]/u;
const LOOKS_TYPED =
  /^(?:[~yn]|yes|no|on|off|true|false|null|[-+]?\.?(?:inf|nan)|[-+]?[\d.][\d_.,:eExXoO+a-fA-F-]*|=|<<|\d{4}-\d\d?-\d\d?.*)$/iu;
// eslint-disable-next-line no-control-regex
const BARE = /^-?[A-Za-z0-9][A-Za-z0-9_.+/:#-]*(?<!:)$/u;
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/u;

/** A value that needs no quotes, since its field is no text: a number, a day, a word of a list. */
export class Plain {
  constructor(text) {
    this.text = text;
  }
}

/** Writes a mapping; ends with a line feed. */
export function toYaml(record) {
  return mapping(record, 0)
    .map((line) => `${line}\n`)
    .join("");
}

function mapping(record, depth) {
  return Object.entries(record).flatMap(([key, value]) => entry(`${key}:`, value, depth));
}

/** Writes a value after what comes before it in its line. */
function entry(head, value, depth) {
  const pad = "  ".repeat(depth);
  if (Array.isArray(value)) {
    if (!value.length) return [`${pad}${head} []`];
    return [pad + head, ...value.flatMap((item) => listItem(item, depth + 1))];
  }
  if (isRecord(value)) {
    if (!Object.keys(value).length) return [`${pad}${head} {}`];
    return [pad + head, ...mapping(value, depth + 1)];
  }
  return scalar(value, `${pad}${head} `, depth + 1);
}

function listItem(item, depth) {
  const pad = "  ".repeat(depth);
  if (Array.isArray(item)) return entry("-", item, depth);
  if (!isRecord(item)) return scalar(item, `${pad}- `, depth + 1);
  if (!Object.keys(item).length) return [`${pad}- {}`];
  const [first, ...rest] = mapping(item, depth + 1);
  return [`${pad}- ${first.slice(pad.length + 2)}`, ...rest];
}

const isRecord = (value) => typeof value === "object" && value !== null && !(value instanceof Plain);

function scalar(value, head, depth) {
  if (value === null) return [`${head}null`];
  if (value instanceof Plain && BARE.test(value.text)) return [head + value.text];
  const text = value instanceof Plain ? value.text : String(value);
  const pad = "  ".repeat(depth);
  if (UNPRINTABLE.test(text)) return [head + JSON.stringify(text)];
  if (text.includes("\n")) return block(text, head, pad);
  if (text.length > LONG && !text.includes("  ") && !/^ | $/u.test(text))
    return [`${head}>-`, ...fold(text, pad, pad)];
  return fold(isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`, head, pad);
}

const isPlain = (text) => SAFE_START.test(text) && !/[\t]|: |:$| #| $/u.test(text) && !LOOKS_TYPED.test(text);

/** Several lines as they stand; in quotes where a block would lose blanks at its beginning. */
function block(text, head, pad) {
  const [, body, ends] = /^([^]*?)(\n*)$/u.exec(text);
  if (!body || /^[ \t\n]/u.test(body)) return [head + JSON.stringify(text)];
  const mark = { 0: "|-", 1: "|" }[ends.length] ?? "|+";
  const lines = body.split("\n").map((line) => (line ? pad + line : ""));
  return [head + mark, ...lines, ...Array(Math.max(ends.length - 1, 0)).fill("")];
}

/** Goes on in a new line at the first single blank beyond the width: read, it is a blank again. */
function fold(text, head, pad) {
  const lines = [];
  let line = head;
  const words = text.split(/(?<=[^ \t]) (?=[^ \t])/u);
  words.forEach((word, at) => {
    line += word;
    const next = words[at + 1];
    if (next === undefined) return;
    if (line.length > WIDTH && next !== "-") {
      lines.push(line);
      line = pad;
    } else line += " ";
  });
  return [...lines, line];
}
