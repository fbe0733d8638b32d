// «Моя школа»: the form, its address, and the practices ranked with their reasons.

import { choices } from "./choice.js";
import { count, element, packedJson, root } from "./dom.js";
import { readRequest, writeRequest } from "./request.js";
import { researchByRisk } from "./research.js";
import { openRisks, rank, say, speaksFor, unpack } from "./score.js";
import { plan, school } from "./store.js";

const PAGE = 10;
const WEIGHTS = { high: "высокая значимость", medium: "средняя значимость", low: "низкая значимость" };

export async function setUpMySchool(place) {
  const form = place.querySelector("form");
  const status = place.querySelector("[role=status]");
  const table = await packedJson("my-school/practices.json");
  const practices = table.practices.map(unpack);
  const approaches = table.approaches.map(unpack);
  const research = place.querySelector(".o-from-research");
  const titles = new Map(practices.map((one) => [one.id, one]));
  const found = place.querySelector(".o-matches");
  const open = place.querySelector(".o-open-risks");
  const more = place.querySelector(".o-more");
  const toPlan = place.querySelector("[data-to-plan]");
  let matches = [];

  const fields = (name) => [...form.querySelectorAll(`[name="${name}"]`)];

  function fill(request) {
    for (const field of fields("risk")) field.value = request.risks[field.dataset.factor] ?? "";
    for (const name of ["settlement", "size"]) form.elements[name].value = request[name];
    for (const name of ["small", "remote"]) form.elements[name].checked = request[name];
    for (const name of ["absent", "stages"])
      for (const field of fields(name)) field.checked = request[name].includes(field.value);
  }

  function asked() {
    const request = { risks: {} };
    for (const field of fields("risk")) if (field.value) request.risks[field.dataset.factor] = field.value;
    for (const name of ["settlement", "size"]) request[name] = form.elements[name].value;
    for (const name of ["small", "remote"]) request[name] = form.elements[name].checked;
    for (const name of ["absent", "stages"])
      request[name] = fields(name).filter((field) => field.checked).map((field) => field.value);
    return request;
  }

  function show() {
    const request = asked();
    matches = rank(table, request, practices);
    found.replaceChildren();
    showMore();
    showOpen(request);
    showResearch(request);
    const chosen = Object.keys(request.risks).length;
    const covered = openRisks(table, request, practices).length;
    status.textContent = chosen
      ? `Подходит ${count(matches.length, "практика", "практики", "практик")}. Рисков без практики: ${covered} из ${chosen}.`
      : "Выберите хотя бы один риск.";
    place.querySelector(".o-answer").hidden = !chosen;
    remember(request);
  }

  function remember(request) {
    const text = writeRequest(table, request);
    school.set(text);
    history.replaceState(null, "", text ? `#${text}` : location.pathname);
    showPlan();
  }

  function showPlan() {
    toPlan.textContent = plan.ids().length ? `Черновик дорожной карты: ${plan.ids().length}` : "Черновик дорожной карты";
    toPlan.href = `${root}plan/#${school.get()}`;
  }

  function showMore() {
    const at = found.childElementCount;
    found.append(...matches.slice(at, at + PAGE).map((one) => item(one)));
    more.hidden = found.childElementCount >= matches.length;
    return found.children[at];
  }

  function item(one) {
    const practice = titles.get(one.id);
    const line = (sign, reasons, look) =>
      reasons.length
        ? element("p", { class: look }, element("strong", {}, sign), ` ${reasons.map((reason) => say(table, reason)).join("; ")}.`)
        : "";
    return element("li", { class: "o-card o-match" },
      element("h3", {}, element("a", { href: `${root}practices/${one.id}/` }, practice.title)),
      line("За:", one.reasons.filter((reason) => speaksFor(table, reason)), "o-for"),
      line("Против:", one.reasons.filter((reason) => !speaksFor(table, reason)), "o-against"),
      element("p", { class: "o-meta" }, `Баллы: ${one.score}`),
      choices(one.id, practice.title));
  }

  function showOpen(request) {
    const risks = openRisks(table, request, practices);
    open.hidden = !risks.length;
    open.querySelector("ul").replaceChildren(...risks.map((id) => element("li", {},
      element("a", { href: `${root}factors/${id}/` }, table.factors[id].label),
      ` (${WEIGHTS[request.risks[id]]}): `, element("strong", {}, "нужна практика"),
      approaches.some((one) => one.factors.includes(id)) ? ", есть подходы из исследований" : "")));
  }

  function showResearch(request) {
    const blocks = researchByRisk(table, request, approaches);
    research.hidden = !blocks.length;
    research.querySelector(".o-by-risk").replaceChildren(...blocks);
  }

  // A place on the page, such as #suits, is no request: what is chosen stays.
  function readAddress() {
    const said = location.hash.slice(1);
    fill(readRequest(table, said.includes("=") ? said : school.get()));
    show();
  }

  form.addEventListener("change", (event) => {
    if (event.target.name !== "school") show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(readRequest(table, ""));
    show();
  });
  more.querySelector("button").addEventListener("click", () => showMore()?.querySelector("a").focus());
  window.addEventListener("hashchange", readAddress);
  plan.listen(showPlan);
  await offerSchools(form.elements.school, (text) => {
    fill(readRequest(table, text));
    show();
  });
  readAddress();
  form.hidden = false;
}

/** Fills the list of schools that have a profile; choosing one fills the form. */
async function offerSchools(select, choose) {
  const held = await packedJson("my-school/schools.json");
  select.append(...held.map(({ label, asks }) => element("option", { value: asks }, label)));
  select.addEventListener("change", () => select.value && choose(select.value));
}
