// What every field has around it: a label, a hint, a place for what is wrong, and «не знаем».

import { element } from "../school/dom.js";
import { keyOf } from "./check.js";

const written = new WeakMap();

/** Draws anew what says something else than before: a button must not go while it is being pressed. */
export function rewrite(box, said, draw) {
  const key = JSON.stringify(said);
  if (written.get(box) === key) return;
  written.set(box, key);
  box.replaceChildren(...draw());
}

let numbers = 0;
export const newId = () => `q${(numbers += 1)}`;

export const titleOf = (ui, type, field) => ui.form.titles[`${type}.${field.name}`] ?? field.title;
export const hintOf = (ui, type, field) =>
  ui.form.hints[`${type}.${field.name}`] ?? ui.form.hints[`*.${field.name}`] ?? field.hint ?? "";

/** Puts a control into a labelled box; `many` means a group of controls with a legend. */
export function boxed(ui, { loc, title, hint = "", required = false, many = false }, ...controls) {
  const id = newId();
  const told = element("div", { class: "o-wrong", id: `${id}-e` });
  const said = hint ? element("p", { class: "o-hint", id: `${id}-h` }, hint) : "";
  const mark = required ? "" : element("span", { class: "o-optional" }, " необязательно");
  const [control] = controls;
  const described = [said ? `${id}-h` : "", `${id}-e`].filter(Boolean).join(" ");
  const box = many
    ? element(
        "fieldset",
        { class: "o-question", "aria-describedby": described, tabindex: "-1", id },
        element("legend", {}, title, mark),
        said,
        told,
        ...controls,
      )
    : element(
        "div",
        { class: "o-question" },
        element("label", { for: id }, title, mark),
        said,
        told,
        ...controls,
      );
  if (!many) {
    control.id = id;
    control.setAttribute("aria-describedby", described);
    if (required) control.setAttribute("aria-required", "true");
  }
  ui.controls.set(keyOf(loc), { box, told, title, control: many ? box : control });
  return box;
}

/** Shows what is wrong at a field, or takes it away. */
export function showAt(control, findings, mend) {
  const errors = findings.some((one) => one.severity === "error");
  const said = findings.map(({ severity, shown, hint, advice }) => [severity, shown, hint, advice]);
  rewrite(control.told, said, () => findings.map((one) => wrongLine(one, mend)));
  control.box.classList.toggle("o-question--wrong", errors);
  if (control.control.tagName !== "FIELDSET") control.control.toggleAttribute("aria-invalid", errors);
  if (control.control.hasAttribute("aria-invalid")) control.control.setAttribute("aria-invalid", "true");
}

const WEIGHTS = { error: "Ошибка", warning: "Обратите внимание", hint: "Проверьте" };

function wrongLine(one, mend) {
  const advice = one.advice ?? one.hint;
  const line = element(
    "p",
    { class: `o-wrong-line o-wrong-line--${one.severity}` },
    element("strong", {}, `${WEIGHTS[one.severity]}: `),
    one.shown,
    advice ? `. ${advice[0].toUpperCase()}${advice.slice(1)}.` : ".",
  );
  if (one.replacement || one.code === "Y07")
    line.append(
      " ",
      element(
        "button",
        { type: "button", class: "o-choice", click: () => mend(one) },
        one.code === "Y07" ? "Убрать невидимые знаки" : `Исправить на ${one.replacement}`,
      ),
    );
  return line;
}

/** Adds «не знаем» with its reason to a field that may stay unknown. */
export function withUnknown(ui, field, holder, loc, box) {
  const { name, required, nullable } = field;
  const given = holder.unknown && Object.hasOwn(holder.unknown, name);
  if (!given && !(required && nullable)) return box;
  const unknown = given || holder[name] === null;
  const tick = element("input", { type: "checkbox" });
  tick.checked = unknown;
  tick.addEventListener("change", () => {
    if (tick.checked) {
      ui.kept.set(keyOf(loc), holder[name]);
      holder[name] = null;
      holder.unknown = { ...holder.unknown, [name]: holder.unknown?.[name] ?? "" };
    } else {
      const { [name]: _, ...rest } = holder.unknown ?? {};
      if (Object.keys(rest).length) holder.unknown = rest;
      else delete holder.unknown;
      const kept = ui.kept.get(keyOf(loc));
      if (kept === undefined) delete holder[name];
      else holder[name] = kept;
    }
    ui.redraw(loc, tick.checked ? [...loc.slice(0, -1), "unknown", name] : loc);
  });
  const label = element("label", { class: "o-tick" }, tick, `Не знаем: ${field.title.toLowerCase()}`);
  if (!unknown) {
    box.append(label);
    return box;
  }
  const reason = element("input", {
    type: "text",
    maxlength: 300,
    value: holder.unknown?.[name] ?? "",
    autocomplete: "off",
  });
  reason.addEventListener("input", () => {
    holder.unknown = { ...holder.unknown, [name]: reason.value };
    ui.changed();
  });
  const why = boxed(
    ui,
    {
      loc: [...loc.slice(0, -1), "unknown", name],
      title: "Почему не знаем",
      hint: "Например: не считали; в документе не названо.",
      required: true,
    },
    reason,
  );
  const whole = element(
    "fieldset",
    { class: "o-question", tabindex: "-1" },
    element("legend", {}, field.title),
    label,
    why,
  );
  ui.controls.set(keyOf(loc), {
    box: whole,
    told: ui.controls.get(keyOf([...loc.slice(0, -1), "unknown", name])).told,
    title: field.title,
    control: whole,
  });
  return whole;
}
