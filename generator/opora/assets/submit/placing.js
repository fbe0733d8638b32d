// Asking for the place of a file: the school or territory it belongs to, and the names in its path.

import { element } from "../school/dom.js";
import { isSlug, owners, pathOf, shapeFor, shapeOfName } from "./place.js";
import { referencePicker } from "./references.js";
import { boxed } from "./shell.js";

const TITLES = {
  id: "Имя файла",
  year: "Год",
  month: "Месяц отчёта",
  edition: "Год карты",
  region: "Имя папки региона",
  municipality: "Имя папки муниципалитета",
  school: "Имя папки школы",
};
const OWNERS = { school: "школа", municipality: "муниципалитет", region: "регион" };

/** Draws the step that asks to what a record belongs. */
export function placeFields(ui, at) {
  const { place } = ui.held;
  ui.placedAt ??= new Map();
  const kinds = owners(ui.form);
  const drawn = [];
  if (kinds.length) {
    ui.placedAt.set("owner", at);
    const holder = { owner: place.owner };
    const title = `К чему относится: ${kinds.map((kind) => OWNERS[kind]).join(", ")}`;
    const chose = () => {
      place.owner = holder.owner ?? "";
      place.ownerKind = place.owner
        ? ["region", "municipality", "school"][place.owner.split("/").length - 1]
        : "";
    };
    drawn.push(
      referencePicker(ui, kinds, holder, "owner", { loc: ["@", "owner"], title, required: true }, { chose }),
    );
  }
  for (const name of shapeFor(ui.form, place).names.filter((one) => !isSlug(one))) {
    ui.placedAt.set(name, at);
    drawn.push(nameField(ui, name));
  }
  return drawn;
}

/** Draws a field for a name in the path; it proposes itself until somebody types. */
export function nameField(ui, name) {
  const { place } = ui.held;
  const control = element("input", {
    type: name === "month" ? "month" : "text",
    autocomplete: "off",
    spellcheck: "false",
    class: isSlug(name) ? "" : "o-short",
    ...(name === "year" ? { inputmode: "numeric" } : {}),
  });
  control.value = place.names[name] ?? "";
  control.addEventListener("input", () => {
    place.names[name] = control.value.trim();
    place.typed = [...new Set([...(place.typed ?? []), name])];
    ui.changed();
  });
  (ui.nameInputs ??= new Map()).set(name, control);
  ui.showPlace = () => {
    for (const [one, input] of ui.nameInputs)
      if (document.activeElement !== input) input.value = ui.held.place.names[one] ?? "";
  };
  const hint = isSlug(name)
    ? "Латинские строчные буквы, цифры и дефис. Станет адресом страницы и потом не меняется."
    : `${shapeOfName(name)[1]}.`.replace(/^./u, (letter) => letter.toUpperCase());
  return boxed(ui, { loc: ["@", name], title: TITLES[name] ?? name, hint, required: true }, control);
}

export const slugFields = (ui) =>
  shapeFor(ui.form, ui.held.place)
    .names.filter(isSlug)
    .map((name) => nameField(ui, name));
export const whereTo = (ui) => `content/${pathOf(ui.form, ui.held.place)}`;
