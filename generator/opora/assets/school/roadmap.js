// A roadmap draft out of chosen practices: rows for a table, and YAML that `opora validate` accepts.

import { chosenRisks } from "./request.js";

const LINE = 300;
const TEXT = 4000;
export const ROLES = {
  deputy_head: "заместитель директора",
  school_head: "директор школы",
  school_team: "управленческая команда школы",
  teacher: "учитель",
  class_teacher: "классный руководитель",
  methodist: "методист",
  mentor: "наставник",
  curator: "куратор школы",
  psychologist: "педагог-психолог",
  social_pedagogue: "социальный педагог",
};
const WEIGHTS = { high: "высокая", medium: "средняя", low: "низкая" };
const ANSWERED = ["high", "medium"];

/** Leaves text that a record may hold: no control characters, no blanks around, not too long. */
// eslint-disable-next-line no-control-regex
const clean = (text, most = TEXT) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff\ud800-\udfff]/gu, " ").trim().slice(0, most).trim();

const label = (table, factor) => table.factors[factor]?.label ?? factor;

function ofPractice(table, request, practice) {
  const asked = practice.factors.filter((one) => Object.hasOwn(request.risks, one));
  const weight = (one) => table.gravity.indexOf(request.risks[one]);
  const factors = asked.length ? asked.sort((one, other) => weight(one) - weight(other)) : practice.factors;
  const names = factors.map((one) => `«${label(table, one)}»`).join(", ");
  return {
    key: practice.id,
    practice,
    factors,
    activity: `Применить практику «${practice.title}»`,
    text: `Практика работает в школе; видно, снизился ли риск ${names}`,
    role: practice.audience.find((one) => Object.hasOwn(ROLES, one)) ?? "deputy_head",
  };
}

const ofOpenRisk = (table, { factor, weight }) => ({
  key: `open-${factor}`,
  open: weight,
  factors: [factor],
  activity: `Открытый риск «${label(table, factor)}»: разобрать причины и выбрать, что делать`,
  text: "Причины названы, решение записано в эту карту",
  role: "deputy_head",
});

/** Lists the risks of high or medium significance that the chosen practices leave open. */
export function openRisks(table, request, practices) {
  const held = new Set(practices.flatMap((one) => one.factors));
  return chosenRisks(table, request).filter(({ factor, weight }) => ANSWERED.includes(weight) && !held.has(factor));
}

/**
 * Drafts the measures: one for each practice, and one for each open risk.
 * `edits` holds what people have changed, by the key of a measure: text, role, start, end.
 */
export function draftRows(table, request, practices, term, edits = {}) {
  const usable = practices.filter((one) => one.factors.length);
  const found = [
    ...usable.map((one) => ofPractice(table, request, one)),
    ...openRisks(table, request, practices).map((one) => ofOpenRisk(table, one)),
  ];
  return found.map((row) => {
    const edit = edits[row.key] ?? {};
    const period = inOrder(edit.start || term.start, edit.end || term.end);
    return { ...row, ...period, text: clean(edit.text ?? "") || row.text, role: edit.role || row.role };
  });
}

const inOrder = (start, end) => (start > end ? { start: end, end: start } : { start, end });

const lastDay = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

const quoted = (text) => JSON.stringify(text);

function measure(row, number, tasks) {
  const lines = [
    `  - id: m${number}`,
    `    number: "${number}"`,
    `    task: t${tasks.indexOf(row.factors[0]) + 1}`,
    `    activity: ${quoted(clean(row.activity))}`,
    `    period: {kind: months, start: ${row.start}, end: ${row.end}}`,
    `    responsible: [{role: ${row.role}}]`,
    "    expected_result:",
    `      text: ${quoted(row.text)}`,
    `      qualitative: [${quoted(row.text)}]`,
    `    factors: [${row.factors.join(", ")}]`,
    "    factors_by: editor",
    "    state: planned",
  ];
  if (row.practice) lines.push(`    practices: [${row.practice.id}]`);
  else lines.push(`    note: ${quoted("Открытый риск: практика не выбрана.")}`);
  return lines.join("\n");
}

const remark = (row, table) =>
  `# Открытый риск: ${row.factors[0]} (${WEIGHTS[row.open]} значимость), ${clean(label(table, row.factors[0]), LINE)}: практика не выбрана.`;

/** The first and the last month of all measures and of the plan itself. */
function span(rows, term) {
  const months = [term.start, term.end, ...rows.flatMap((row) => [row.start, row.end])].sort();
  return { start: months[0], end: months.at(-1) };
}

export const fileName = (rows, term) => `roadmap-${span(rows, term).start.slice(0, 4)}.yml`;

/** Writes the draft as a file of the bank. */
export function toYaml(table, rows, term) {
  const tasks = [...new Set(rows.map((row) => row.factors[0]))];
  const { start, end } = span(rows, term);
  return [
    "# Черновик из «Моей школы» банка «Опора». Проверьте сроки, ответственных и ожидаемый результат.",
    `# Место файла: content/schools/<регион>/<муниципалитет>/<школа>/${fileName(rows, term)}`,
    ...rows.filter((row) => row.open).map((row) => remark(row, table)),
    `title: ${quoted(`Дорожная карта школы, ${start.slice(0, 4)} год (черновик)`)}`,
    "sources:",
    `  - title: ${quoted("Рисковый профиль школы; практики банка «Опора»")}`,
    `goal: ${quoted("Снизить риски школы и улучшить результаты учеников")}`,
    `period: {start: ${start}-01, end: ${end}-${lastDay(end)}}`,
    "tasks:",
    ...tasks.map((one, at) => `  - {id: t${at + 1}, title: ${quoted(clean(`Снизить риск «${label(table, one)}»`, LINE))}}`),
    "items:",
    ...rows.map((row, at) => measure(row, at + 1, tasks)),
    "",
  ].join("\n");
}
