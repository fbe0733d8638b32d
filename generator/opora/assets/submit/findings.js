// All that is wrong with what the form holds: its fields, the bank's rules, its text, its place.

import { judge } from "./bank.js";
import { check, keyOf } from "./check.js";
import { personal } from "./personal.js";
import { judgePlace } from "./place.js";
import { collect } from "./record.js";
import { invisible } from "./sentences.js";
import { judgeStory } from "./story.js";
import { forbidden, has, isList, isMapping, isText } from "./texts.js";
import { today } from "./today.js";

/** All that is wrong: with the place of the file, its record, its text, and what may be personal. */
export function findings(ui) {
  const { form, held, facts, taken } = ui;
  const data = collect(form, held.data);
  const around = { facts, today: today(), place: held.place };
  const ofPlace = judgePlace(form, held.place, { taken, opened: held.opened });
  const ofRecord = check(form, data);
  const broken = new Set(ofRecord.map((one) => keyOf(one.loc)));
  const ofBank = judge(form.kind, data, around).filter((one) => !broken.has(keyOf(one.loc)));
  const ofStory = form.sections.length ? judgeStory(form.sections, held.story) : [];
  return [
    ...ofPlace,
    ...ofRecord,
    ...ofBank,
    ...ofStory,
    ...hidden(form, held.story),
    ...absent(ui, data),
    ...hints(form, data, held.story),
  ];
}

function* hidden(form, story) {
  for (const title of form.sections) {
    const [sign] = forbidden(story[title] ?? "");
    if (sign)
      yield {
        ...invisible(sign),
        severity: "error",
        loc: ["§", title],
        message: "",
        shown: invisible(sign).said,
      };
  }
}

/** References to what is not in the bank: cards drafted here have to be sent too. */
function* absent(ui, data) {
  for (const [loc, id, kinds] of references(ui.form, ui.form.root, data, []))
    if (ui.missing(kinds, id))
      yield {
        code: "V02",
        severity: "error",
        loc,
        said: `в банке нет записи «${id}»`,
        message: "",
        shown: `в банке нет записи «${id}»`,
        hint: "выберите запись из списка или сначала заполните её карточку",
      };
    else if (ui.isDraft(kinds, id))
      yield {
        code: "V02",
        severity: "warning",
        loc,
        said: "",
        message: "",
        shown: `карточки «${ui.label(kinds, id)}» в банке ещё нет`,
        hint: "отправьте вместе с этим файлом и файл карточки",
      };
}

function* references(form, type, record, loc) {
  for (const { name, node } of form.types[type]?.fields ?? [])
    if (has(record, name)) yield* referencesIn(form, node, record[name], [...loc, name]);
}

function* referencesIn(form, node, value, loc) {
  if (node.type === "ref" && isText(value)) yield [loc, value, node.kinds];
  if (node.type === "list" && isList(value))
    for (const [at, item] of value.entries()) yield* referencesIn(form, node.item, item, [...loc, at]);
  if (node.type === "record" && isMapping(value)) yield* references(form, node.of, value, loc);
  if (node.type === "union" && isMapping(value))
    yield* references(form, node.options[value[node.by]], value, loc);
}

function* hints(form, data, story) {
  for (const [title, text] of Object.entries(story)) yield* personal(text, ["§", title]);
  yield* textsIn(data, []);
}

function* textsIn(value, loc) {
  if (isText(value)) yield* personal(value, loc);
  else if (isList(value)) for (const [at, item] of value.entries()) yield* textsIn(item, [...loc, at]);
  else if (isMapping(value))
    for (const [name, item] of Object.entries(value))
      if (!["organisation", "school"].includes(name)) yield* textsIn(item, [...loc, name]);
}
