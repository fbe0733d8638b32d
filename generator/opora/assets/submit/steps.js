// The steps of a form, and which of them holds a place.

import { keyOf } from "./check.js";

const REST = "Дополнительно";
const PLACE = {
  title: "Куда",
  place: true,
  fields: [],
  sections: [],
  about: "К чему относится запись: из этого сложится место файла.",
};
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
  const asksPlace =
    form.places[0].owner || form.places[0].names.some((name) => ["year", "month", "edition"].includes(name));
  return [
    ...(asksPlace ? [PLACE] : []),
    ...form.steps.map((step) => ({ ...step, sections: step.sections.length ? form.sections : [] })),
    ...(required.length ? [plain("Основное", required)] : []),
    ...(optional.length
      ? [plain(REST, optional, "Всё необязательно: заполните, если есть что сказать.")]
      : []),
    FINISH,
  ];
}

/** Finds the step that holds a place: «@» is the place of the file, «§» a section of the text. */
export function stepAt(ui, [first, second]) {
  const last = ui.steps.length - 1;
  if (first === "@")
    return ui.controls.has(keyOf(["@", second])) && ui.placedAt?.get(second) !== undefined
      ? ui.placedAt.get(second)
      : last;
  const name = first === "unknown" ? second : first;
  const at = ui.steps.findIndex((step) =>
    first === "§" ? step.sections.includes(second) : step.fields.includes(name),
  );
  return at < 0 ? last : at;
}
