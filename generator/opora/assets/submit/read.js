// Opening a file of the bank, or one that this form has made. YAML is read by js-yaml, which is
// fetched only then; its values are plain data: texts, lists, mappings and null.

import { forbidden, isMapping } from "./texts.js";

const MOST = 1_000_000;
const DEEP = 20;
const PLACE = /^# Место файла: content\/(\S+)$/mu;

export class Unreadable extends Error {}

/** Reads a file: its data, its body where it has one, and its place in the bank where it says so. */
export async function readFile(text, name) {
  if (text.length > MOST) throw new Unreadable("Файл больше мегабайта: это не запись банка.");
  const plain = text.replace(/^\ufeff/u, "").replaceAll("\r\n", "\n");
  const hidden = forbidden(plain);
  if (hidden.length)
    throw new Unreadable(`В файле невидимый служебный знак ${hidden[0]}: удалите его и откройте файл снова.`);
  const { front, body } = apart(plain, name);
  const data = front.trim() ? await readYaml(front) : null;
  if (!isMapping(data)) throw new Unreadable("В файле нет строк «ключ: значение»: это не запись банка.");
  return { data, body, place: PLACE.exec(front)?.[1] ?? "" };
}

function apart(text, name) {
  if (!/\.(?:md|markdown)(?:\.txt)?$/iu.test(name) && !text.startsWith("---\n"))
    return { front: text, body: null };
  const lines = text.split("\n");
  const fences = lines.flatMap((line, at) => (line.trimEnd() === "---" ? [at] : [])).slice(0, 2);
  if (fences[0] !== 0 || fences.length < 2)
    throw new Unreadable("В начале файла нет шапки с полями между двумя строками «---».");
  return { front: lines.slice(1, fences[1]).join("\n"), body: lines.slice(fences[1] + 1).join("\n") };
}

export async function readYaml(text) {
  const { FAILSAFE_SCHEMA, Schema, load, nullCoreTag } = await import("./vendor/js-yaml.js");
  const schema = new Schema([...FAILSAFE_SCHEMA.tags, nullCoreTag]);
  try {
    return load(text, { schema, maxAliases: 0, maxDepth: DEEP });
  } catch (error) {
    const line = error.mark?.line;
    const where = line === undefined ? "" : `, строка ${line + 1}`;
    throw new Unreadable(
      `Файл записан с ошибкой${where}: запись не похожа на YAML банка. Исправьте это место в Блокноте или откройте другой файл.`,
    );
  }
}
