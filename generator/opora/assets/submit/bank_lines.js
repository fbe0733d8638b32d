// What the rules of the bank share: lists within a record, days of a period, who answers a risk.

import { isList, isMapping, isText } from "./texts.js";

export const lines = (record, name) =>
  (isList(record[name]) ? record[name] : []).map((one, at) => [one, at]).filter(([one]) => isMapping(one));
export const texts = (record, name) => (isList(record?.[name]) ? record[name].filter(isText) : []);

/** The first and the last day of a period, or nothing where it sets none. */
export function bounds(period) {
  const { kind, date, dates, start, end } = period ?? {};
  if (kind === "date") return date ? [date, date] : null;
  if (kind === "dates") return isList(dates) && dates.length ? [dates[0], dates.at(-1)] : null;
  if (kind === "range") return start && end ? [start, end] : null;
  if (kind !== "months" || !start || !end) return null;
  const last = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5)), 0)).getUTCDate();
  return [`${start}-01`, `${end}-${last}`];
}

export const written = ([start, end]) => (start === end ? start : `${start} – ${end}`);

export const meanings = (facts, factor) => [factor, ...(facts.maps[factor] ?? [])];

/** A risk of high or confirmed medium significance that no measure answers. */
export function* open(risk, covered, facts, at, advice) {
  const code = demanded(risk);
  if (!code || meanings(facts, risk.factor).some((one) => covered.has(one))) return;
  const weight = code === "V20" ? "высокой значимости" : "средней значимости, подтверждён куратором";
  yield {
    code,
    at,
    said: `риск «${risk.factor}» (${weight}) не закрыт ни одной мерой карты`,
    shown: `риск «${facts.label("factor", risk.factor)}» (${weight}) не закрыт ни одной мерой карты`,
    hint: advice,
    advice,
  };
}

function demanded({ significance, verdict, included }) {
  if (!included) return "";
  if (significance === "high") return "V20";
  return significance === "medium" && verdict === "confirmed" ? "V22" : "";
}
