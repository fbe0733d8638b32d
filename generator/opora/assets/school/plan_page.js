// The plan: chosen practices as measures to edit, a table to print and a file to take.

import { download, element, json, packedJson, root } from "./dom.js";
import { readRequest } from "./request.js";
import { approachLink, approachesTo } from "./research.js";
import { ROLES, draftRows, fileName, toYaml } from "./roadmap.js";
import { unpack } from "./score.js";
import { plan, school } from "./store.js";

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const WEIGHTS = { high: "высокой", medium: "средней" };

const monthAfter = (months) => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, 1)).toISOString().slice(0, 7);
};

/** Practices in an address, `take=one,other`; those of this browser where it names none. */
function taken(address) {
  const ids = (address.get("take") ?? "").split(",").filter(Boolean);
  if (ids.length) plan.set(ids);
  return plan.ids();
}

const found = async (id) => {
  try {
    return await json(`practices/${id}/brief.json`);
  } catch {
    return null;
  }
};

export async function setUpPlan(place) {
  const table = await packedJson("my-school/practices.json");
  const form = place.querySelector("form");
  const status = place.querySelector("[role=status]");
  const measures = place.querySelector(".o-drafts");
  const body = place.querySelector("tbody");
  const yaml = place.querySelector("pre code");
  const edits = {};
  let rows = [];
  let request;
  let briefs = [];

  const term = () => {
    const start = MONTH.test(form.elements.start.value) ? form.elements.start.value : monthAfter(0);
    const end = MONTH.test(form.elements.end.value) ? form.elements.end.value : monthAfter(8);
    return start <= end ? { start, end } : { start: end, end: start };
  };

  function draft() {
    rows = draftRows(table, request, briefs, term(), edits);
    body.replaceChildren(...rows.map((row, at) => tableRow(table, row, at + 1)));
    yaml.textContent = rows.length ? toYaml(table, rows, term()) : "";
    const open = rows.filter((row) => row.open).length;
    status.textContent = rows.length
      ? `Мер: ${rows.length}, практик: ${rows.length - open}, открытых рисков: ${open}.`
      : "План пуст. Добавьте практики кнопкой «В план» или выберите риски в «Моей школе».";
    place.querySelector(".o-answer").hidden = !rows.length;
  }

  function remember() {
    const take = briefs.length ? `take=${briefs.map((one) => one.id).join(",")}` : "";
    const text = [school.get(), take].filter(Boolean).join("&");
    history.replaceState(null, "", text ? `#${text}` : location.pathname);
    for (const link of place.querySelectorAll("[data-to-school]")) link.href = `${root}my-school/#${school.get()}`;
  }

  function showForms() {
    measures.replaceChildren(...rows.map((row) => measureForm(row, edits, draft)));
  }

  async function read() {
    // A place on the page, such as #page-content, says nothing of the plan.
    const address = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const ids = taken(address);
    address.delete("take");
    const said = decodeURIComponent(address.toString());
    if (said) school.set(said);
    request = readRequest(table, school.get());
    briefs = (await Promise.all(ids.map(found))).filter(Boolean);
    remember();
    draft();
    showForms();
  }

  form.elements.start.value = monthAfter(0);
  form.elements.end.value = monthAfter(8);
  form.addEventListener("input", draft);
  form.addEventListener("change", showForms);
  form.addEventListener("submit", (event) => event.preventDefault());
  plan.listen(async (ids) => {
    briefs = (await Promise.all(ids.map(found))).filter(Boolean);
    remember();
    draft();
    showForms();
  });
  place.querySelector("[data-download]").addEventListener("click", () =>
    download(fileName(rows, term()), toYaml(table, rows, term())));
  window.addEventListener("hashchange", read);
  await read();
  form.hidden = false;
}

const monthSaid = (month) => `${month.slice(5)}.${month.slice(0, 4)}`;

/** What research offers for an open risk: a hint, the risk stays open. */
function fromResearch(table, row) {
  const held = approachesTo(table, { risks: {}, absent: [], stages: [] }, row.factors[0], table.approaches.map(unpack));
  if (!held.length) return [];
  return [" Подходы из исследований: ", ...held.slice(0, 3).flatMap(({ one }, at) => [at ? "; " : "", approachLink(one)]), "."];
}

function tableRow(table, row, number) {
  const cell = (label, ...children) => element("td", { "data-label": label }, ...children);
  const factors = row.factors.map((one) => table.factors[one].label).join(", ");
  const practice = row.practice
    ? element("a", { href: `${root}practices/${row.practice.id}/` }, row.practice.title)
    : element("span", {}, element("strong", {}, `открытый риск ${WEIGHTS[row.open]} значимости`), ...fromResearch(table, row));
  return element("tr", {},
    element("th", { scope: "row" }, String(number)),
    cell("Задача", `Снизить риск «${table.factors[row.factors[0]].label}»`),
    cell("Мероприятие", row.activity),
    cell("Срок", `${monthSaid(row.start)} – ${monthSaid(row.end)}`),
    cell("Ответственный", ROLES[row.role]),
    cell("Ожидаемый результат", row.text),
    cell("Факторы риска", factors),
    cell("Практика", practice));
}

function measureForm(row, edits, changed) {
  const edit = (edits[row.key] ??= {});
  const labelled = (title, field) => {
    field.addEventListener("input", (event) => {
      event.stopPropagation();
      edit[field.name] = field.name === "text" || !field.validity || field.validity.valid ? field.value : "";
      changed();
    });
    return element("label", {}, title, field);
  };
  const month = (name) =>
    element("input", { type: "month", name, pattern: "20[0-9]{2}-(0[1-9]|1[0-2])", placeholder: "2026-09", value: edit[name] ?? row[name] });
  const role = element("select", { name: "role" },
    ...Object.entries(ROLES).map(([value, text]) => element("option", { value, selected: value === row.role }, text)));
  const text = element("textarea", { name: "text", rows: 2, maxlength: 1000 });
  text.value = row.text;
  const remove = row.practice
    ? element("button", { type: "button", class: "o-choice", click: () => plan.toggle(row.practice.id) }, "Убрать из плана")
    : "";
  return element("fieldset", { class: "o-draft" },
    element("legend", {}, row.activity),
    labelled("Начало", month("start")),
    labelled("Конец", month("end")),
    labelled("Ответственный", role),
    labelled("Ожидаемый результат", text),
    remove);
}
