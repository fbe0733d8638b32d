// A control for each sort of value: made from the description of the field, nothing is named here.

import { element } from "../school/dom.js";
import { tagWords, wordsOf } from "./check.js";
import { groupView, listView, unionView } from "./groups.js";
import { referencePicker } from "./references.js";
import { boxed, hintOf, titleOf, withUnknown } from "./shell.js";
import { isList, isText, length } from "./texts.js";

const LINE = 300;

/** Draws a field of a record: `holder` is the record, `loc` the place of the field. */
export function fieldView(ui, type, field, holder, loc) {
  const ask = {
    loc,
    title: titleOf(ui, type, field),
    hint: hintOf(ui, type, field),
    required: Boolean(field.required),
  };
  if (holder[field.name] === null) return withUnknown(ui, field, holder, loc, element("div", {}));
  return withUnknown(ui, field, holder, loc, view(ui, type, field, holder, loc, ask));
}

function view(ui, type, field, holder, loc, ask) {
  const { name, node } = field;
  const local = ui.form.local[`${type}.${name}`];
  if (local && node.type === "list") return localTicks(ui, local, holder, name, ask);
  if (local) return select(ui, holder, name, ask, localWords(ui, local), "— выберите —");
  switch (node.type) {
    case "record":
      return groupView(ui, node.of, field, holder, loc, ask);
    case "union":
      return unionView(ui, node, tagWords(ui.form, node), holder, name, loc, ask);
    case "list":
      if (node.item.type === "choice") return ticks(ui, wordsOf(ui.form, node.item), holder, name, ask);
      if (node.item.type === "ref")
        return referencePicker(ui, node.item.kinds, holder, name, ask, { many: true });
      return listView(ui, node, field, holder, loc, ask);
    case "ref":
      return referencePicker(ui, node.kinds, holder, name, ask, {});
    case "choice":
      return oneWord(ui, wordsOf(ui.form, node), field, holder, ask);
    case "bool":
      return yesOrNo(ui, field, holder, ask);
    default:
      return scalarView(ui, node, holder, name, ask);
  }
}

/** Draws a text, number, day or month; `holder` may be a list and `name` a place in it. */
export function scalarView(ui, node, holder, name, ask) {
  const kept = isText(holder[name]) ? holder[name] : "";
  const long = node.type === "text" && !node.format && (node.max ?? 0) > LINE;
  const control = long
    ? element("textarea", { rows: node.max > 1000 ? 4 : 3 })
    : element("input", inputOf(node));
  control.value = kept;
  control.addEventListener("input", () => {
    holder[name] = control.value;
    ui.changed();
  });
  if (node.type !== "text" || node.format || !node.max) return boxed(ui, ask, control);
  return boxed(ui, ask, control, counter(control, ui.limits[ask.loc.join(".")] ?? node.max));
}

function inputOf(node) {
  const held = { autocomplete: "off" };
  if (node.format === "date") return { ...held, type: "date", min: "1990-01-01", max: "2100-12-31" };
  if (node.format === "iri") return { ...held, type: "url", inputmode: "url", placeholder: "https://" };
  if (node.format === "email") return { ...held, type: "email", inputmode: "email" };
  if (node.pattern?.startsWith("^\\d{4}-")) return { ...held, type: "month", placeholder: "2026-09" };
  if (node.type === "integer") return { ...held, type: "text", inputmode: "numeric", class: "o-short" };
  if (node.type === "number") return { ...held, type: "text", inputmode: "decimal", class: "o-short" };
  return { ...held, type: "text" };
}

function counter(control, limit) {
  const told = element("p", { class: "o-counter", "aria-hidden": "true" });
  const show = () => {
    const size = length(control.value.trim());
    told.textContent = size > limit * 0.6 ? `Знаков: ${size} из ${limit}` : "";
    told.classList.toggle("o-counter--over", size > limit);
  };
  control.addEventListener("input", show);
  show();
  return told;
}

export function select(ui, holder, name, ask, words, empty) {
  const control = element(
    "select",
    {},
    ...(empty ? [element("option", { value: "" }, empty)] : []),
    ...Object.entries(words).map(([word, label]) => element("option", { value: word }, label)),
  );
  control.value = isText(holder[name]) && Object.hasOwn(words, holder[name]) ? holder[name] : "";
  control.addEventListener("change", () => {
    if (control.value) holder[name] = control.value;
    else delete holder[name];
    ui.changed();
  });
  return boxed(ui, ask, control);
}

function oneWord(ui, words, field, holder, ask) {
  const { name, required } = field;
  if (Object.keys(words).length === 1) return onlyWord(ui, words, name, holder, ask);
  if (field.default && holder[name] === undefined) {
    const shown = { [name]: field.default };
    const box = select(ui, shown, name, { ...ask, required: true }, words, "");
    box.querySelector("select").addEventListener("change", () => {
      holder[name] = shown[name];
      ui.changed();
    });
    return box;
  }
  return select(ui, holder, name, ask, words, required ? "— выберите —" : field.default ? "" : "не указано");
}

function onlyWord(ui, words, name, holder, ask) {
  const [[word, label]] = Object.entries(words);
  const tick = element("input", { type: "checkbox" });
  tick.checked = holder[name] === word;
  tick.addEventListener("change", () => {
    if (tick.checked) holder[name] = word;
    else delete holder[name];
    ui.changed();
  });
  return boxed(ui, { ...ask, title: `${ask.title}: ${label}`, hint: "", required: true }, tick);
}

function yesOrNo(ui, field, holder, ask) {
  const { name, nullable, required } = field;
  if (nullable || required)
    return select(
      ui,
      holder,
      name,
      ask,
      { true: "да", false: "нет" },
      required ? "— выберите —" : "не указано",
    );
  return onlyWord(ui, { true: "да" }, name, holder, ask);
}

function ticks(ui, words, holder, name, ask) {
  const chosen = () => (isList(holder[name]) ? holder[name] : []);
  const boxes = Object.entries(words).map(([word, label]) => {
    const tick = element("input", { type: "checkbox" });
    tick.checked = chosen().includes(word);
    tick.addEventListener("change", () => {
      const now = tick.checked ? [...chosen(), word] : chosen().filter((one) => one !== word);
      holder[name] = Object.keys(words).filter((one) => now.includes(one));
      if (!holder[name].length) delete holder[name];
      ui.changed();
    });
    return element("label", { class: "o-tick" }, tick, label);
  });
  return boxed(ui, { ...ask, many: true }, element("div", { class: "o-ticks" }, ...boxes));
}

const nameOf = (item) => item.title || item.activity || item.id;
const localWords = (ui, list) =>
  Object.fromEntries((ui.data[list] ?? []).filter((item) => item?.id).map((item) => [item.id, nameOf(item)]));

function localTicks(ui, list, holder, name, ask) {
  const others = Object.fromEntries(Object.entries(localWords(ui, list)).filter(([id]) => id !== holder.id));
  return ticks(
    ui,
    others,
    holder,
    name,
    Object.keys(others).length ? ask : { ...ask, hint: "Других мер пока нет." },
  );
}
