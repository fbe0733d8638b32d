// Approaches from research for each chosen risk: beside practices, never among them.

import { element, root } from "./dom.js";
import { chosenRisks } from "./request.js";
import { match, say, speaksFor } from "./score.js";

const MOST = 4;

/** The approaches to one risk, those that suit the school first. */
export function approachesTo(table, request, factor, approaches) {
  return approaches
    .filter((one) => one.factors.includes(factor))
    .map((one) => ({ one, found: match(table, request, one) }))
    .sort((a, b) => b.found.score - a.found.score || (a.one.id < b.one.id ? -1 : 1));
}

export const approachLink = (one) => element("a", { href: `${root}approaches/${one.id}/` }, one.title);

function line(table, { one, found }) {
  const against = found.reasons.filter((reason) => !speaksFor(table, reason)).map((reason) => say(table, reason));
  return element("li", {}, approachLink(one), against.length ? ` (${against.join("; ")})` : "");
}

/** A heading and a list for each chosen risk that an approach answers, the gravest first. */
export function researchByRisk(table, request, approaches) {
  return chosenRisks(table, request).flatMap(({ factor }) => {
    const held = approachesTo(table, request, factor, approaches);
    if (!held.length) return [];
    const all = held.length > MOST
      ? element("p", {}, element("a", { href: `${root}approaches/?factor=${factor}` }, `Все подходы: ${held.length}`))
      : "";
    return [element("section", {}, element("h3", {}, table.factors[factor].label),
      element("ul", {}, ...held.slice(0, MOST).map((one) => line(table, one))), all)];
  });
}
