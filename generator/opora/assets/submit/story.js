// The text below the front matter: a heading for each section, and what people wrote under it.

import { unreachable } from "./web.js";

const MAX_WORDS = 400;
const STEPS = "Что сделали по шагам";
const FAILURES = "Что не получилось";
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u;
const ITEM = /^ *(?:[-*+]|\d{1,9}[.)])[ \t]/u;

const words = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];
const same = (one, other) => words(one.toLowerCase()).join(" ") === words(other.toLowerCase()).join(" ");

/** Goes over lines, telling code from text. */
function* linesOf(text) {
  let fence = "";
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1] ?? "";
    yield { line, code: Boolean(fence || mark) };
    if (!fence) fence = mark;
    else if (mark.startsWith(fence)) fence = "";
  }
}

/** Joins sections to a body. */
export const bodyOf = (sections, told) =>
  sections
    .map((title) => `\n## ${title}\n${told[title]?.trim() ? `\n${told[title].trim()}\n` : ""}`)
    .join("");

/** Parts a body into the sections of a kind; text before the first goes to the first. */
export function partsOf(sections, body) {
  const told = {};
  const begun = new Set();
  let here = sections[0];
  for (const { line, code } of linesOf(body)) {
    const found = code ? null : HEADING.exec(line);
    const title =
      found?.[1].length === 2 ? sections.find((one) => same(one, found[2] ?? "") && !begun.has(one)) : null;
    if (title) {
      here = title;
      begun.add(here);
      told[here] ??= "";
    } else told[here] = `${told[here] ?? ""}${line}\n`;
  }
  return Object.fromEntries(Object.entries(told).map(([title, text]) => [title, text.trim()]));
}

/** Lists what the rules say of the sections: `loc` is the title of one. */
export function judgeStory(sections, told, { out = false } = {}) {
  return sections
    .flatMap((title) => [...ofSection(title, told[title]?.trim() ?? "", out)])
    .map((found) => ({ severity: "warning", message: found.said, shown: found.said, ...found }));
}

function* ofSection(title, text, out) {
  const loc = ["§", title];
  if (!text && title === FAILURES)
    yield {
      code: "V42",
      loc,
      severity: out ? "error" : "warning",
      said: `раздел «${title}» пуст`,
      hint: "напишите, что пошло не так и чего остерегаться тем, кто будет повторять",
    };
  else if (!text)
    yield {
      code: "B01",
      loc,
      said: `раздел «${title}» пуст`,
      hint: "напишите хотя бы пару предложений; если сведений нет, скажите и об этом",
    };
  const lines = [...linesOf(text)];
  const count = lines
    .filter(({ line, code }) => code || !HEADING.test(line))
    .reduce((sum, { line }) => sum + words(line).length, 0);
  const plain = lines.filter(({ code }) => !code).map(({ line }) => line);
  const structured = plain.some((line) => HEADING.test(line) || ITEM.test(line));
  if (title === STEPS && count > MAX_WORDS && !structured)
    yield {
      code: "V46",
      loc,
      said: `в разделе «${title}» слов: ${count}, и всё сплошным текстом`,
      hint: "пронумеруйте шаги или поставьте подзаголовки «### …»",
    };
  for (const [, address] of plain.join("\n").matchAll(/\]\(\s*<?([^)>\s]+)/gu))
    if (unreachable(address))
      yield {
        code: "V06",
        loc,
        said: `ссылку «${address}» другие люди открыть не смогут`,
        hint: "выложите материал на сайт организации и дайте адрес с https://",
      };
  if (plain.some((line) => /^ {0,3}#{1,2}(?:[ \t]|$)/u.test(line)))
    yield {
      code: "B01",
      loc,
      said: "строка начинается с одной или двух решёток: получится новый раздел",
      hint: "для подзаголовка поставьте три решётки: «### …»",
    };
}
