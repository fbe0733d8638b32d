// Words, days, months, numbers and addresses as people write them: read as the models read them.

import {
  above,
  below,
  notFinite,
  notNumber,
  notText,
  notWhole,
  notYesOrNo,
  tooLong,
  tooShort,
} from "./sentences.js";
import { isText, length, quoted, slug } from "./texts.js";

const ISO = "напишите дату как 2026-03-01: год-месяц-день";
const RUSSIAN_DAY = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u;
const WRITTEN = /^(?<number>-?\d[\d\s.,]*?)\s*(?<rest>[^\d\s.,].*)?$/u;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*(?:#[a-z0-9-]+)?$/u;
const YES = new Set(["true", "t", "1", "on", "y", "yes"]);
const NO = new Set(["false", "f", "0", "off", "n", "no"]);

const wrong = (said, hint, extra = {}) => ({ code: "M01", said, hint, ...extra });

export function day(value) {
  if (!isText(value)) return wrong("ожидается дата", ISO);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    const [year, month, date] = value.split("-").map(Number);
    const real = new Date(Date.UTC(2000, month - 1, date));
    real.setUTCFullYear(year, month - 1, date);
    const exists = year > 0 && real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
    return exists ? null : wrong(`даты «${value}» нет в календаре`, "проверьте число и месяц");
  }
  const russian = RUSSIAN_DAY.exec(value);
  if (!russian) return wrong(`«${value}» не похоже на дату`, ISO);
  const iso = `${russian[3]}-${russian[2].padStart(2, "0")}-${russian[1].padStart(2, "0")}`;
  return wrong(`дата «${value}» записана по-другому`, `напишите ${iso}`, { replacement: iso });
}

export function month(value) {
  if (isText(value) && /^\d{4}-(0[1-9]|1[0-2])$/u.test(value)) return null;
  return { code: "V12", said: `«${value}» не похоже на месяц`, hint: "напишите год и месяц как 2026-03" };
}

/** Finds the host of an address, or nothing where it has none. */
export function hostOf(address) {
  const found = /^[\u0000-\u0020]*[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/iu.exec(address);
  const place = found?.[1].split("@").at(-1) ?? "";
  if (place.includes("[") !== place.includes("]")) return "";
  return place.startsWith("[") ? place.slice(1, place.indexOf("]")) : place.split(":")[0];
}

const COPIED =
  "так подделывают адреса: откройте сайт, скопируйте адрес из строки браузера и сравните буквы";
const LIKE_LATIN = /^[аеорсухіјѕһԁԛԝүѵӏ]+$/u;

/** Finds the part of a host that mixes alphabets or is written to look Latin; model/hosts.py. */
function lookAlike(host) {
  const parts = host.toLowerCase().split(".");
  const foreign = /^[\u0000-\u007f]*$/u.test(parts.at(-1));
  const mixed = (part) => {
    const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
    return alphabets.filter((one) => one.test(part)).length > 1 || (foreign && LIKE_LATIN.test(part));
  };
  return parts.find(mixed);
}

export function webAddress(value) {
  const hint = "напишите адрес целиком, он начинается с https:// или http://";
  if (!isText(value)) return wrong("ожидается адрес страницы", "напишите адрес целиком: https://…");
  const plain = /^https?:\/\//iu.test(value) && hostOf(value) && !/[\s<>"'\\^`{|}]/u.test(value);
  if (!plain) return wrong(`«${value}» не похоже на адрес страницы`, hint);
  if (/^https?:\/\/[^/?#]*@/iu.test(value)) {
    return wrong(`в адресе «${value}» перед «@» стоит имя или пароль`, "оставьте только адрес страницы");
  }
  const part = lookAlike(hostOf(value));
  return part ? { code: "M04", said: `имя сайта «${part}» набрано буквами разных азбук`, hint: COPIED } : null;
}

export function email(value) {
  if (isText(value) && /^[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$/u.test(value)) return null;
  return wrong(`«${value}» не похоже на адрес почты`, "напишите адрес вида school@region.ru");
}

const FORMATS = { date: day, iri: webAddress, email };

export function text(node, value) {
  const special = node.pattern?.startsWith("^\\d{4}-") ? month : FORMATS[node.format];
  const found = special?.(value);
  if (found || special === day || special === month) return found ?? null;
  if (!isText(value)) return notText(value);
  const size = length(value.trim());
  if (node.max !== undefined && size > node.max) return tooLong(value, node.max);
  if (node.min !== undefined && size < node.min) return tooShort(value, node.min);
  return node.pattern && !new RegExp(node.pattern, "u").test(value.trim()) ? notAnId(value) : null;
}

/** Says what is wrong with an id. The form proposes ids itself: nobody has to type one. */
export function notAnId(value) {
  const fault = /[А-Яа-яЁё]/u.test(value)
    ? "он пишется латинскими буквами"
    : /\.(ya?ml|md)$/u.test(value)
      ? "расширение файла не нужно"
      : value !== value.toLowerCase()
        ? "заглавные буквы"
        : /\s/u.test(value)
          ? "пробел"
          : "лишние знаки";
  const plain = value
    .trim()
    .replace(/\.(ya?ml|md)$/u, "")
    .split("/")
    .map(slug)
    .join("/");
  const sure = !/[А-Яа-яЁё]/u.test(value) && ID.test(plain);
  const hint = sure
    ? `напишите «${plain}»`
    : "латинские строчные буквы, цифры и дефис, как в имени файла: «school-33»";
  return wrong(`${quoted(value)} — не идентификатор: ${fault}`, hint, sure ? { replacement: plain } : {});
}

export function reference(node, value) {
  if (!isText(value)) return notText(value);
  if (length(value.trim()) > node.max) return tooLong(value, node.max);
  return ID.test(value.trim()) ? null : notAnId(value);
}

function bounds(node, value, shown) {
  if (node.min !== undefined && value < node.min) return below(shown, node.min);
  return node.max !== undefined && value > node.max ? above(shown, node.max) : null;
}

export function whole(node, value) {
  const plain = isText(value) ? value.trim() : "";
  if (!/^[+-]?\d+(_\d+)*(\.0*)?$/u.test(plain)) return notWhole(value);
  return bounds(node, Number(plain.replaceAll("_", "")), value);
}

export function number(node, value) {
  const written = isText(value) ? WRITTEN.exec(value) : null;
  const plain = written?.groups.number.replace(/\s/gu, "").replaceAll(",", ".");
  if (written && plain !== value) return badlyWritten(value, plain, written.groups.rest);
  if (!isText(value)) return notNumber(value);
  if (/^[+-]?(nan|inf|infinity)$/iu.test(value.trim())) return notFinite(value);
  if (!/^[+-]?(\d+(_\d+)*\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(value.trim())) return notNumber(value);
  return bounds(node, Number(value.replaceAll("_", "")), value.trim());
}

function badlyWritten(value, plain, rest) {
  const unit = rest ? "; единица пишется отдельно, в поле unit" : "";
  return wrong(`число «${value}» записано с лишними знаками`, `напишите ${plain}${unit}`, {
    replacement: plain,
    advice: `напишите ${plain}${rest ? "; единица выбирается отдельно" : ""}`,
  });
}

export function yesOrNo(_, value) {
  return isText(value) && (YES.has(value.toLowerCase()) || NO.has(value.toLowerCase()))
    ? null
    : notYesOrNo(value);
}

/** What a text of a yes-or-no field means. */
export const isYes = (value) => isText(value) && YES.has(value.toLowerCase());
