// Steps: one at a time, what is wrong above each, the way to any of them.

import { element } from "../school/dom.js";
import { keyOf } from "./check.js";
import { fieldView } from "./fields.js";
import { drawFinish } from "./finish.js";
import { placeFields } from "./placing.js";
import { boxed, rewrite } from "./shell.js";
import { stepAt, stepsOf } from "./steps.js";
import { toolbar } from "./toolbar.js";
import { refresh, wrongAt } from "./wrongs.js";

/** Draws the whole form. */
export function drawForm(ui) {
  ui.steps = stepsOf(ui.form);
  ui.controls.clear();
  ui.sections = ui.steps.map((step, at) =>
    element("section", { class: "o-step-page", "aria-labelledby": `step-${at + 1}-title`, hidden: true }),
  );
  ui.nav = element("nav", { class: "o-steps", "aria-label": "Шаги формы" });
  const form = element(
    "form",
    { class: "o-answers", novalidate: true, autocomplete: "off", submit: (event) => event.preventDefault() },
    ...ui.sections,
  );
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
  if (at !== null && at !== listening.held.step) listening.goTo(at, { back: true });
});

function addMethods(ui) {
  listening = ui;
  ui.drawStep = (loc) => {
    const at = stepAt(ui, loc);
    draw(ui, at);
    if (ui.steps[at].finish === undefined) draw(ui, ui.steps.length - 1);
  };
  ui.refresh = () => {
    refresh(ui);
    drawNav(ui);
    ui.showFinish?.();
  };
  ui.focusAt = (loc) => focusAt(ui, loc);
  ui.goTo = (at, { quiet = false, back = false } = {}) => {
    ui.held.step = at;
    draw(ui, at); // What earlier steps hold may be chosen from here.
    ui.sections.forEach((one, number) => (one.hidden = number !== at));
    if (ui.steps[at].finish) ui.tried = new Set(ui.steps.keys());
    if (!quiet) {
      if (!back) history.pushState(null, "", `#step-${at + 1}`);
      const heading = ui.sections[at].querySelector("h2");
      heading.focus();
      heading.scrollIntoView({ block: "start" });
      ui.keep();
    }
    ui.refresh();
  };
}

function draw(ui, at) {
  const step = ui.steps[at];
  for (const key of [...ui.controls.keys()]) if (stepAt(ui, JSON.parse(key)) === at) ui.controls.delete(key);
  const title = element(
    "h2",
    { tabindex: "-1", id: `step-${at + 1}-title` },
    `Шаг ${at + 1} из ${ui.steps.length}. ${step.title}`,
  );
  const summary = element("div", { class: "o-summary", tabindex: "-1", hidden: true });
  const inner = step.finish ? drawFinish(ui) : step.place ? placeFields(ui, at) : asks(ui, step);
  ui.sections[at].replaceChildren(
    title,
    step.about ? element("p", { class: "o-quiet" }, step.about) : "",
    summary,
    ...inner,
    moves(ui, at),
  );
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
  const back = at
    ? element("button", { type: "button", class: "md-button", click: () => ui.goTo(at - 1) }, "Назад")
    : "";
  if (ui.steps[at].finish) return element("p", { class: "o-actions" }, back);
  const next = element(
    "button",
    { type: "button", class: "md-button md-button--primary", click: () => forward(ui, at) },
    "Дальше",
  );
  return element("p", { class: "o-actions" }, back, next);
}

/** Goes on, unless something is wrong that was not shown yet: then it is shown first. */
function forward(ui, at) {
  ui.settle();
  const shown = ui.tried.has(at);
  ui.tried.add(at);
  ui.refresh();
  if (!wrongAt(ui, at).length || shown) ui.goTo(at + 1);
  else ui.sections[at].querySelector(".o-summary").focus();
}

function drawNav(ui) {
  const shown = ui.steps.map((step, at) => [
    step.title,
    at === ui.held.step,
    step.finish ? 0 : wrongAt(ui, at).length,
  ]);
  rewrite(ui.nav, shown, () => [element("ol", {}, ...shown.map((line, at) => navLine(ui, line, at)))]);
}

function navLine(ui, [title, here, wrong], at) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ui.goTo(at);
  };
  const current = here ? { "aria-current": "step" } : {};
  const mark = wrong ? element("span", { class: "o-steps-wrong" }, ` ошибок: ${wrong}`) : "";
  return element("li", {}, element("a", { href: `#step-${at + 1}`, ...current, click }, title), mark);
}

/** Goes to a control: its step, whatever is folded around it, then the control itself. */
function focusAt(ui, loc) {
  const at = stepAt(ui, loc);
  if (at !== ui.held.step) ui.goTo(at);
  let control;
  for (let size = loc.length; size > 0 && !control; size -= 1)
    control = ui.controls.get(keyOf(loc.slice(0, size)))?.control;
  if (!control) return;
  for (let here = control.parentElement; here; here = here.parentElement)
    if (here.tagName === "DETAILS") here.open = true;
  const inner =
    control.tagName === "FIELDSET"
      ? control.querySelector("input:not([hidden]), select, textarea, button")
      : null;
  (inner ?? control).focus();
  control.scrollIntoView({ block: "center" });
}
