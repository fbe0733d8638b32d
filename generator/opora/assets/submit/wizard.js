// Steps: one at a time, what is wrong above each, the way to any of them.

import { element } from "../school/dom.js";
import { keyOf } from "./check.js";
import { fieldView } from "./fields.js";
import { drawFinish } from "./finish.js";
import { placeFields } from "./placing.js";
import { boxed, showAt } from "./shell.js";
import { toolbar } from "./toolbar.js";
import { withoutForbidden } from "./texts.js";

const REST = "Дополнительно";
const PLACE = { title: "Куда", place: true, fields: [], sections: [], about: "К чему относится запись: из этого сложится место файла." };
const FINISH = { title: "Проверка и файл", finish: true, fields: [], sections: [], about: "" };

/** Parts the fields of a form into steps: those declared, one with all others, and the last. */
export function stepsOf(form) {
  const fields = form.types[form.root].fields;
  const named = new Set(form.steps.flatMap((step) => step.fields));
  const others = fields.filter((field) => !named.has(field.name));
  const asked = (field) => field.required && form.given[field.name] === undefined;
  const required = others.filter(asked).map((field) => field.name);
  const optional = others.filter((field) => !asked(field)).map((field) => field.name);
  const plain = (title, names, about = "") => ({ title, fields: names, sections: [], about });
  const asksPlace = form.places[0].owner || form.places[0].names.some((name) => ["year", "month", "edition"].includes(name));
  return [
    ...(asksPlace ? [PLACE] : []),
    ...form.steps.map((step) => ({ ...step, sections: step.sections.length ? form.sections : [] })),
    ...(required.length ? [plain("Основное", required)] : []),
    ...(optional.length ? [plain(REST, optional, "Всё необязательно: заполните, если есть что сказать.")] : []),
    FINISH,
  ];
}

/** Draws the whole form. */
export function drawForm(ui) {
  ui.steps = stepsOf(ui.form);
  ui.controls.clear();
  ui.sections = ui.steps.map((step, at) => element("section", { class: "o-step-page", "aria-labelledby": `step-${at + 1}-title`, hidden: true }));
  ui.nav = element("nav", { class: "o-steps", "aria-label": "Шаги формы" });
  const form = element("form", { class: "o-answers", novalidate: true, autocomplete: "off", submit: (event) => event.preventDefault() }, ...ui.sections);
  ui.place.replaceChildren(toolbar(ui), ui.nav, form);
  ui.steps.forEach((_, at) => draw(ui, at));
  addMethods(ui);
  ui.goTo(asked(ui) ?? Math.min(ui.held.step, ui.steps.length - 1), { quiet: true });
  ui.refresh();
}

const asked = (ui) => {
  const at = Number(/^#step-(\d+)$/u.exec(location.hash)?.[1]) - 1;
  return at >= 0 && at < ui.steps.length ? at : null;
};

let listening = null;
window.addEventListener("hashchange", () => {
  const at = listening && asked(listening);
  if (at !== null && at !== listening.held.step) listening.goTo(at);
});

function addMethods(ui) {
  listening = ui;
  ui.drawStep = (loc) => {
    const at = stepAt(ui, loc);
    draw(ui, at);
    if (ui.steps[at].finish === undefined) draw(ui, ui.steps.length - 1);
  };
  ui.refresh = () => refresh(ui);
  ui.focusAt = (loc) => focusAt(ui, loc);
  ui.goTo = (at, { quiet = false } = {}) => {
    ui.held.step = at;
    draw(ui, at); // What earlier steps hold may be chosen from here.
    ui.sections.forEach((one, number) => (one.hidden = number !== at));
    if (ui.steps[at].finish) ui.tried = new Set(ui.steps.keys());
    if (!quiet) {
      history.pushState(null, "", `#step-${at + 1}`);
      const heading = ui.sections[at].querySelector("h2");
      heading.focus();
      heading.scrollIntoView({ block: "start" });
      ui.keep();
    }
    ui.refresh();
  };
}

/** Finds the step that holds a place: «@» is the place of the file, «§» a section of the text. */
export function stepAt(ui, [first, second]) {
  const last = ui.steps.length - 1;
  if (first === "@") return ui.controls.has(keyOf(["@", second])) && ui.placedAt?.get(second) !== undefined ? ui.placedAt.get(second) : last;
  const name = first === "unknown" ? second : first;
  const at = ui.steps.findIndex((step) => (first === "§" ? step.sections.includes(second) : step.fields.includes(name)));
  return at < 0 ? last : at;
}

function draw(ui, at) {
  const step = ui.steps[at];
  const title = element("h2", { tabindex: "-1", id: `step-${at + 1}-title` }, `Шаг ${at + 1} из ${ui.steps.length}. ${step.title}`);
  const summary = element("div", { class: "o-summary", tabindex: "-1", hidden: true });
  const inner = step.finish ? drawFinish(ui) : step.place ? placeFields(ui, at) : asks(ui, step);
  ui.sections[at].replaceChildren(title, step.about ? element("p", { class: "o-quiet" }, step.about) : "", summary, ...inner, moves(ui, at));
}

function asks(ui, step) {
  const types = ui.form.types[ui.form.root].fields;
  const fields = step.fields.map((name) => types.find((field) => field.name === name)).filter(Boolean);
  return [
    ...fields.map((field) => fieldView(ui, ui.form.root, field, ui.held.data, [field.name])),
    ...step.sections.map((title) => sectionView(ui, title)),
  ];
}

function sectionView(ui, title) {
  const control = element("textarea", { rows: 6 });
  control.value = ui.held.story[title] ?? "";
  control.addEventListener("input", () => {
    ui.held.story[title] = control.value;
    ui.changed();
  });
  const hint = title === "Что сделали по шагам" ? "Каждый шаг с новой строки: «1. …», «2. …»." : "";
  return boxed(ui, { loc: ["§", title], title, hint, required: true }, control);
}

function moves(ui, at) {
  const back = at ? element("button", { type: "button", class: "md-button", click: () => ui.goTo(at - 1) }, "Назад") : "";
  if (ui.steps[at].finish) return element("p", { class: "o-actions" }, back);
  const next = element("button", { type: "button", class: "md-button md-button--primary", click: () => forward(ui, at) }, "Дальше");
  return element("p", { class: "o-actions" }, back, next);
}

/** Goes on, unless something is wrong that was not shown yet: then it is shown first. */
function forward(ui, at) {
  ui.settle();
  const shown = ui.tried.has(at);
  ui.tried.add(at);
  ui.refresh();
  const wrong = ui.found.filter((one) => one.severity === "error" && stepAt(ui, one.loc) === at);
  if (!wrong.length || shown) ui.goTo(at + 1);
  else ui.sections[at].querySelector(".o-summary").focus();
}

/** Looks again at all that is wrong, and shows it where people have been. */
function refresh(ui) {
  ui.found = ui.findings().map((one) => ({ ...one, loc: placeOf(ui, one) }));
  const byControl = Map.groupBy ? Map.groupBy(ui.found, (one) => keyOf(one.loc)) : grouped(ui.found);
  const tried = new Map(ui.steps.map((_, at) => [at, ui.tried.has(at)]));
  for (const [key, control] of ui.controls) {
    const found = tried.get(stepAt(ui, JSON.parse(key))) ? (byControl.get(key) ?? []) : [];
    showAt(control, found, (one) => mend(ui, one));
  }
  ui.steps.forEach((step, at) => summarise(ui, step, at));
  drawNav(ui);
  ui.showFinish?.();
}

function grouped(found) {
  const held = new Map();
  for (const one of found) held.set(keyOf(one.loc), [...(held.get(keyOf(one.loc)) ?? []), one]);
  return held;
}

/** The nearest control to what a finding speaks of. */
function placeOf(ui, { loc, at }) {
  const wanted = isPart(at) ? [...loc, at] : loc;
  for (let size = wanted.length; size > 0; size -= 1) if (ui.controls.has(keyOf(wanted.slice(0, size)))) return wanted.slice(0, size);
  return wanted;
}
const isPart = (at) => typeof at === "string";

function mend(ui, { loc, code, replacement }) {
  if (loc[0] === "§") ui.held.story[loc[1]] = withoutForbidden(ui.held.story[loc[1]]);
  else {
    const holder = loc.slice(0, -1).reduce((here, step) => here[step], ui.held.data);
    holder[loc.at(-1)] = code === "Y07" ? withoutForbidden(holder[loc.at(-1)]) : replacement;
  }
  ui.redraw(loc, loc);
}

function summarise(ui, step, at) {
  if (step.finish) return;
  const box = ui.sections[at].querySelector(".o-summary");
  const wrong = ui.tried.has(at) ? ui.found.filter((one) => one.severity === "error" && stepAt(ui, one.loc) === at) : [];
  box.hidden = !wrong.length;
  if (!wrong.length) return;
  const on = element("button", { type: "button", class: "o-choice", click: () => ui.goTo(at + 1) }, "Дальше, вернусь к этому потом");
  box.replaceChildren(element("p", {}, element("strong", {}, "На этом шаге нужно поправить:")), errorList(ui, wrong), on);
}

/** Lists what is wrong, each a link to its field. */
export function errorList(ui, found) {
  const line = (one) => {
    const control = ui.controls.get(keyOf(one.loc));
    const link = element("a", { href: `#${control?.control.id ?? ""}`, click: (event) => {
      event.preventDefault();
      ui.focusAt(one.loc);
    } }, `${control?.title ?? "Запись"}: ${one.shown}`);
    return element("li", {}, link);
  };
  return element("ul", {}, ...found.map(line));
}

function drawNav(ui) {
  const line = (step, at) => {
    const wrong = ui.tried.has(at) ? ui.found.filter((one) => one.severity === "error" && stepAt(ui, one.loc) === at).length : 0;
    const link = element("a", { href: `#step-${at + 1}`, ...(at === ui.held.step ? { "aria-current": "step" } : {}) }, step.title);
    const mark = wrong && !step.finish ? element("span", { class: "o-steps-wrong" }, ` ошибок: ${wrong}`) : "";
    return element("li", {}, link, mark);
  };
  ui.nav.replaceChildren(element("ol", {}, ...ui.steps.map(line)));
}

/** Goes to a control: its step, whatever is folded around it, then the control itself. */
function focusAt(ui, loc) {
  const at = stepAt(ui, loc);
  if (at !== ui.held.step) ui.goTo(at);
  let control;
  for (let size = loc.length; size > 0 && !control; size -= 1) control = ui.controls.get(keyOf(loc.slice(0, size)))?.control;
  if (!control) return;
  for (let here = control.parentElement; here; here = here.parentElement) if (here.tagName === "DETAILS") here.open = true;
  const inner = control.tagName === "FIELDSET" ? control.querySelector("input:not([hidden]), select, textarea, button") : null;
  (inner ?? control).focus();
  control.scrollIntoView({ block: "center" });
}
