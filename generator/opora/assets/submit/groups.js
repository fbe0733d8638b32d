// Records within a record, lists of them, and values that take one of several forms.

import { element } from "../school/dom.js";
import { fieldView, scalarView, select } from "./fields.js";
import { blank } from "./record.js";
import { boxed } from "./shell.js";
import { isList, isMapping, isText } from "./texts.js";

const FEW = 4;

/** Draws a record: what matters first, the rest folded away until it is wanted. */
export function recordView(ui, type, record, loc, without = []) {
  const fields = ui.form.types[type].fields.filter((field) => !without.includes(field.name));
  const [main, more] = parted(ui, type, fields);
  const draw = (field) => fieldView(ui, type, field, record, [...loc, field.name]);
  const one = ui.form.one_of[type];
  const drawn = one
    ? [oneOf(ui, type, one, record, loc), ...main.filter((field) => !one.includes(field.name)).map(draw)]
    : main.map(draw);
  if (!more.length) return drawn;
  const filled = more.some(
    (field) =>
      field.name !== "id" &&
      record[field.name] !== undefined &&
      record[field.name] !== ui.form.given[`${loc[0]}.${field.name}`],
  );
  return [
    ...drawn,
    element(
      "details",
      { class: "o-more-fields", open: filled },
      element("summary", {}, "Ещё поля, необязательные"),
      ...more.map(draw),
    ),
  ];
}

function parted(ui, type, fields) {
  const first = ui.form.first[type] ?? [];
  const auto = (field) => field.name === "id";
  const optional = fields.filter((field) => !field.required);
  const main = fields.filter(
    (field) => !auto(field) && (field.required || optional.length <= FEW || first.includes(field.name)),
  );
  const rank = (field) => (first.includes(field.name) ? first.indexOf(field.name) : first.length);
  return [
    main.sort((one, other) => rank(one) - rank(other)),
    fields.filter((field) => !main.includes(field)),
  ];
}

/** Asks first in which way a thing is said, then for that alone. */
function oneOf(ui, type, names, record, loc) {
  const fields = new Map(ui.form.types[type].fields.map((field) => [field.name, field]));
  const chosen = ui.ways.get(record) ?? names.find((name) => record[name]) ?? names[0];
  const words = Object.fromEntries(names.map((name) => [name, fields.get(name).title.toLowerCase()]));
  const shown = { way: chosen };
  const way = select(
    ui,
    shown,
    "way",
    { loc: [...loc, "way?"], title: "Как назвать", required: true },
    words,
    "",
  );
  way.querySelector("select").addEventListener("change", () => {
    for (const name of names) delete record[name];
    ui.ways.set(record, shown.way);
    ui.redraw(loc, [...loc, shown.way]);
  });
  return element(
    "div",
    { class: "o-pair" },
    way,
    fieldView(ui, type, { ...fields.get(chosen), required: true, nullable: false }, record, [...loc, chosen]),
  );
}

export function groupView(ui, type, field, holder, loc, ask) {
  const { name, required } = field;
  if (!isMapping(holder[name]) && required) holder[name] = blank(ui.form, type, "");
  if (isMapping(holder[name])) {
    const remove = required
      ? ""
      : element(
          "button",
          {
            type: "button",
            class: "o-choice",
            click: () => {
              delete holder[name];
              ui.redraw(loc, loc);
            },
          },
          `Убрать: ${field.title.toLowerCase()}`,
        );
    return boxed(
      ui,
      { ...ask, required: true, many: true },
      ...recordView(ui, type, holder[name], loc),
      remove,
    );
  }
  const add = element(
    "button",
    {
      type: "button",
      class: "o-choice",
      click: () => {
        holder[name] = blank(ui.form, type, "");
        ui.redraw(loc, loc);
      },
    },
    `Заполнить: ${field.title.toLowerCase()}`,
  );
  return boxed(ui, { ...ask, many: true }, add);
}

export function unionView(ui, node, words, holder, name, loc, ask) {
  if (!isMapping(holder[name])) holder[name] = {};
  const held = holder[name];
  const shown = { kind: held[node.by] };
  const form = select(
    ui,
    shown,
    "kind",
    { loc: [...loc, node.by], title: "В какой форме", required: true },
    words,
    "— выберите —",
  );
  form.querySelector("select").addEventListener("change", () => {
    const raw = held.raw;
    holder[name] = shown.kind
      ? { [node.by]: shown.kind, ...(raw ? { raw } : {}), ...blank(ui.form, node.options[shown.kind], "") }
      : {};
    ui.redraw(loc, [...loc, node.by]);
  });
  const type = node.options[held[node.by]];
  return boxed(ui, { ...ask, many: true }, form, ...(type ? recordView(ui, type, held, loc, [node.by]) : []));
}

export function listView(ui, node, field, holder, loc, ask) {
  const { name } = field;
  const held = isList(holder[name]) ? holder[name] : [];
  const [one, adding] = ui.form.items[name] ?? ["Запись", "Добавить"];
  const isRecord = node.item.type === "record";
  const change = (made, focus) => {
    holder[name] = made;
    if (!made.length) delete holder[name];
    ui.redraw(loc, focus);
  };
  const shown = isRecord || held.length ? held : Array(node.min ?? 0).fill("");
  if (!isRecord && shown !== held && shown.length) holder[name] = shown;
  const lines = shown.map((item, at) => {
    const tools = element(
      "p",
      { class: "o-item-tools" },
      at ? mover("Выше", `${one} ${at + 1}`, () => change(swapped(held, at - 1), [...loc, at - 1])) : "",
      at < held.length - 1
        ? mover("Ниже", `${one} ${at + 1}`, () => change(swapped(held, at), [...loc, at + 1]))
        : "",
      mover("Убрать", `${one} ${at + 1}`, () => remove(ui, held, at, change, loc)),
    );
    if (isRecord) return itemView(ui, node.item.of, item, [...loc, at], `${one} ${at + 1}`, tools);
    const line = scalarView(ui, node.item, shown, at, {
      loc: [...loc, at],
      title: `${one} ${at + 1}`,
      required: true,
    });
    return element("div", { class: "o-line" }, line, tools);
  });
  const add = element(
    "button",
    {
      type: "button",
      class: "md-button o-add",
      click: () => {
        const made = isRecord ? blank(ui.form, node.item.of, loc.join(".")) : "";
        change([...shown, made], [...loc, shown.length]);
      },
    },
    shown.length && isRecord ? adding.replace("Добавить", "Добавить ещё") : adding,
  );
  return boxed(ui, { ...ask, many: true }, ...lines, add);
}

const mover = (text, what, click) =>
  element("button", { type: "button", class: "o-choice", "aria-label": `${text}: ${what}`, click }, text);

const swapped = (list, at) =>
  list.map((one, number) => (number === at ? list[at + 1] : number === at + 1 ? list[at] : one));

function remove(ui, held, at, change, loc) {
  const filled = isMapping(held[at])
    ? Object.values(held[at]).some((one) => isText(one) && one.length > 20)
    : Boolean(held[at]);
  if (filled) ui.offerBack("Строка убрана.", () => change([...held], [...loc, at]));
  change(
    held.filter((_, number) => number !== at),
    held.length > 1 ? [...loc, Math.max(at - 1, 0)] : loc,
  );
}

function itemView(ui, type, item, loc, title, tools) {
  const small = ui.form.types[type].fields.length <= FEW;
  const name = () => [title, summaryOf(ui, type, item)].filter(Boolean).join(": ");
  const inner = recordView(ui, type, item, loc);
  const box = boxed(ui, { loc, title, required: true, many: true }, ...inner, tools);
  box.classList.add("o-item");
  if (small) return box;
  const summary = element("summary", {}, name());
  box.addEventListener("input", () => (summary.textContent = name()));
  const folded = ui.folded.get(item) ?? (loc.at(-1) < (ui.data[loc[0]]?.length ?? 0) - 1 && loc.length === 2);
  const details = element("details", { class: "o-item-fold", open: !folded }, summary, box);
  details.addEventListener("toggle", () => ui.folded.set(item, !details.open));
  return details;
}

/** What a folded line of a list is told by: its first text or record that is filled in. */
function summaryOf(ui, type, item) {
  const [main] = parted(ui, type, ui.form.types[type].fields);
  for (const { name, node } of main) {
    if (!isText(item[name]) || !item[name] || ui.form.local[`${type}.${name}`]) continue;
    if (node.type === "ref") return ui.label(node.kinds, item[name]);
    if (node.type === "text" && !node.format)
      return item[name].length > 60 ? `${item[name].slice(0, 60)}…` : item[name];
  }
  return "";
}
