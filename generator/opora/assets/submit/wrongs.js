// Showing what is wrong: at each field, above its step, and in lists that lead there.

import { element } from "../school/dom.js";
import { keyOf } from "./check.js";
import { rewrite, showAt } from "./shell.js";
import { stepAt } from "./steps.js";
import { withoutForbidden } from "./texts.js";

/** Looks again at all that is wrong, and shows it where people have been. */
export function refresh(ui) {
  ui.found = ui.findings().map((one) => ({ ...one, loc: placeOf(ui, one) }));
  const byControl = Map.groupBy ? Map.groupBy(ui.found, (one) => keyOf(one.loc)) : grouped(ui.found);
  const tried = new Map(ui.steps.map((_, at) => [at, ui.tried.has(at)]));
  for (const [key, control] of ui.controls) {
    const found = tried.get(stepAt(ui, JSON.parse(key))) ? (byControl.get(key) ?? []) : [];
    showAt(control, found, (one) => mend(ui, one));
  }
  ui.steps.forEach((step, at) => summarise(ui, step, at));
}

function grouped(found) {
  const held = new Map();
  for (const one of found) held.set(keyOf(one.loc), [...(held.get(keyOf(one.loc)) ?? []), one]);
  return held;
}

/** The nearest control to what a finding speaks of. */
function placeOf(ui, { loc, at }) {
  const wanted = isPart(at) ? [...loc, at] : loc;
  for (let size = wanted.length; size > 0; size -= 1)
    if (ui.controls.has(keyOf(wanted.slice(0, size)))) return wanted.slice(0, size);
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

/** How many errors a step shows: none before people have been there. */
export const wrongAt = (ui, at) =>
  ui.tried.has(at) ? ui.found.filter((one) => one.severity === "error" && stepAt(ui, one.loc) === at) : [];

function summarise(ui, step, at) {
  if (step.finish) return;
  const box = ui.sections[at].querySelector(".o-summary");
  const wrong = wrongAt(ui, at);
  box.hidden = !wrong.length;
  rewrite(box, toldOf(ui, wrong), () => [
    element("p", {}, element("strong", {}, "На этом шаге нужно поправить:")),
    errorList(ui, wrong),
    element(
      "button",
      { type: "button", class: "o-choice", click: () => ui.goTo(at + 1) },
      "Дальше, вернусь к этому потом",
    ),
  ]);
}

/** What a list of errors says and where its links lead. */
export const toldOf = (ui, found) =>
  found.map((one) => [one.severity, one.loc, one.shown, ui.controls.get(keyOf(one.loc))?.control.id]);

/** Lists what is wrong, each a link to its field. */
export function errorList(ui, found) {
  const line = (one) => {
    const control = ui.controls.get(keyOf(one.loc));
    const link = element(
      "a",
      {
        href: `#${control?.control.id ?? ""}`,
        click: (event) => {
          event.preventDefault();
          ui.focusAt(one.loc);
        },
      },
      `${control?.title ?? "Запись"}: ${one.shown}`,
    );
    return element("li", {}, link);
  };
  return element("ul", {}, ...found.map(line));
}
