// Rules that look beyond one record: at the other parts of the file, and at what the bank holds.
// Each takes the data and what is known around them, and tells `{code, said, hint, at}`.

import { SUMMARY, practice } from "./bank_practice.js";
import { riskProfile } from "./bank_profile.js";
import { roadmap } from "./bank_roadmap.js";

/** Limits that the bank's rules set below those of the fields. */
export const LIMITS = { practice: { summary: SUMMARY } };

const RULES = { practice, roadmap, risk_profile: riskProfile };

/** Lists what the bank's rules say of a record; `around` holds facts, today and the place of the file. */
export function judge(kind, data, around) {
  const rules = RULES[kind];
  if (!rules) return [];
  return [...rules(data, around)].map(({ at, ...found }) => ({
    severity: around.facts.weights[found.code] ?? "error",
    loc: at,
    message: found.said,
    ...found,
    shown: found.shown ?? found.said,
  }));
}
