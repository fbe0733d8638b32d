// The scoring, twin of opora/matching/score.py: the same points, reasons and order, in whole numbers.
// Weights and words come from Python in `table`; tests run both on the same generated cases.

const byText = (one, other) => Number(one > other) - Number(one < other);

const plain = (table, code, subject = "") => ({ code, subject, points: table.rules[code].points });

function byGravity(table, request, factors) {
  const gravity = (one) => table.gravity.indexOf(request.risks[one]);
  return [...new Set(factors)].sort((one, other) => gravity(one) - gravity(other) || byText(one, other));
}

const answered = (table, request, practice) =>
  byGravity(table, request, practice.factors.filter((one) => Object.hasOwn(request.risks, one)));

function ofRisks(table, request, practice) {
  return answered(table, request, practice).map((factor, place) => {
    const code = `risk_${request.risks[factor]}`;
    const { points } = table.rules[code];
    const part = place <= table.more_risks ? Math.floor(points / table.more_risks) : 0;
    return { code, subject: factor, points: place ? part : points };
  });
}

function ofPlaces(table, request, practice) {
  const found = [];
  const compare = (code, asked, held) => {
    if (asked && held.length) found.push(plain(table, held.includes(asked) ? code : `${code}_other`, asked));
  };
  compare("settlement", request.settlement, practice.settlements);
  compare("size", request.size, practice.sizes);
  for (const trait of ["small", "remote"])
    if (request[trait] && practice.traits.includes(trait)) found.push(plain(table, trait));
  if (request.stages.length && practice.stages.length) {
    const shared = request.stages.filter((one) => practice.stages.includes(one)).sort(byText);
    found.push(...shared.map((one) => plain(table, "stage", one)));
    if (!shared.length) found.push(plain(table, "stage_other"));
  }
  return found;
}

function ofPeople(table, request, practice) {
  if (!practice.needs) return [];
  const absent = [...request.absent].sort(byText);
  const needed = (one) => practice.needs.includes(one);
  return [
    ...absent.filter((one) => !needed(one)).map((one) => plain(table, "without", one)),
    ...absent.filter(needed).map((one) => plain(table, "needs", one)),
  ];
}

function ofProof(table, practice) {
  const found = [];
  const level = `level_${practice.level}`;
  if (Object.hasOwn(table.rules, level)) found.push(plain(table, level));
  if (!practice.measured) found.push(plain(table, practice.document ? "document_only" : "unmeasured"));
  if (practice.failed) {
    const points = table.rules.failed.points * Math.min(practice.failed, table.most_failures);
    found.push({ code: "failed", subject: String(practice.failed), points });
  }
  if (practice.archived) found.push(plain(table, "archived"));
  return found;
}

export function match(table, request, practice) {
  const reasons = [
    ...ofRisks(table, request, practice),
    ...ofPlaces(table, request, practice),
    ...ofPeople(table, request, practice),
    ...ofProof(table, practice),
  ];
  return { id: practice.id, score: reasons.reduce((sum, one) => sum + one.points, 0), reasons };
}

/** Lists the practices that answer a chosen risk: most points first, then by id. */
export function rank(table, request, practices) {
  return practices
    .filter((one) => answered(table, request, one).length)
    .map((one) => match(table, request, one))
    .sort((one, other) => other.score - one.score || byText(one.id, other.id));
}

/** Lists the chosen risks that none of the practices answers: the gravest first, then by id. */
export function openRisks(table, request, practices) {
  const held = new Set(practices.flatMap((one) => one.factors));
  return byGravity(table, request, Object.keys(request.risks).filter((one) => !held.has(one)));
}

export function say(table, reason) {
  const name = table.factors[reason.subject]?.label ?? table.labels[reason.subject] ?? reason.subject;
  return table.rules[reason.code].text.replaceAll("{}", () => name);
}

/** Whether a reason speaks for a practice: what it says, not how many points are left of it. */
export const speaksFor = (table, reason) => table.rules[reason.code].points >= 0;

const EMPTY = { settlements: [], sizes: [], traits: [], stages: [], needs: null, level: "described" };

/** Gives a practice from the file its facts that the file leaves out. */
export const unpack = (facts) => ({ ...EMPTY, measured: false, failed: 0, document: false, archived: false, ...facts });
