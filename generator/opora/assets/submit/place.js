// Where a file lies in the bank: chosen folder, typed names, and the path they make.

import { slug } from "./texts.js";

export const SHAPES = {
  year: [/^\d{4}$/u, "четыре цифры: 2026"],
  month: [/^\d{4}-(?:0[1-9]|1[0-2])$/u, "год и месяц: 2026-11"],
  edition: [/^\d{4}(?:-[a-z0-9]+)*$/u, "год, если карт несколько — с добавкой: 2026 или 2026-osen"],
};
const SLUG = [/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "латинские строчные буквы, цифры и дефис"];
const LONGEST = 60;
const TERRITORIES = ["region", "municipality", "school"];

export const shapeOfName = (name) => SHAPES[name] ?? SLUG;
export const isSlug = (name) => !SHAPES[name];

/** The kinds of folder that files of a kind may lie in. */
export const owners = (form) => form.places.map((place) => place.owner).filter(Boolean);

/** The shape of path that fits the chosen folder. */
export const shapeFor = (form, { ownerKind = "" } = {}) =>
  form.places.find((place) => place.owner === ownerKind) ?? form.places[0];

/** Proposes names: spelled from the title, or by the day. */
export function proposed(name, title, today) {
  if (name === "year" || name === "edition") return today.slice(0, 4);
  if (name === "month") {
    const before = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2, 1));
    return before.toISOString().slice(0, 7);
  }
  const whole = slug(title);
  if (whole.length <= LONGEST) return whole;
  return whole
    .slice(0, LONGEST + 1)
    .replace(/-[^-]*$/u, "")
    .slice(0, LONGEST);
}

const foldersOf = ({ owner = "" }) =>
  Object.fromEntries(owner.split("/").map((one, at) => [TERRITORIES[at], one]));

const filled = (shape, place) => {
  const names = { ...foldersOf(place), ...place.names };
  return shape.replace(/\{(\w+)\}/gu, (_, name) => names[name] || "…");
};

/** The path of the file below the content folder; «…» stands for what is not known yet. */
export const pathOf = (form, place) => filled(shapeFor(form, place).path, place);
export const idOf = (form, place) => filled(shapeFor(form, place).id, place);

/** Reads a place off a path, or nothing where the path is of another kind. */
export function placeOf(form, path) {
  for (const shape of form.places) {
    const names = [...shape.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    const pattern = shape.path.replace(/[.]/gu, "\\.").replace(/\{\w+\}/gu, "([a-z0-9-]+)");
    const found = new RegExp(`^${pattern}$`, "u").exec(path);
    if (!found) continue;
    const held = Object.fromEntries(names.map((name, at) => [name, found[at + 1]]));
    const fits = names.every((name) => shapeOfName(name)[0].test(held[name]));
    if (!fits) continue;
    const owner = TERRITORIES.filter((name) => !shape.names.includes(name) && held[name])
      .map((name) => held[name])
      .join("/");
    return {
      ownerKind: shape.owner,
      owner,
      names: Object.fromEntries(shape.names.map((name) => [name, held[name]])),
    };
  }
  return null;
}

/** Reads what the name of a file alone tells: `roadmap-2026.yml`, `2026-11.yml`, `clubs.md`. */
export function namesIn(form, fileName) {
  const shape = form.places[0];
  const last = shape.path.split("/").at(-1);
  const [, name] = /\{(\w+)\}/u.exec(last) ?? [];
  if (!name) return {};
  const pattern = last.replace(/[.]/gu, "\\.").replace(/\{\w+\}/u, "([a-z0-9-]+)");
  const found = new RegExp(`^${pattern}$`, "u").exec(
    fileName.replace(/ \(\d+\)(?=\.)/u, "").replace(/\.txt$/u, ""),
  );
  return found && shapeOfName(name)[0].test(found[1]) ? { [name]: found[1] } : {};
}

/** Lists what is wrong with a place: `loc` begins with «@». */
export function judgePlace(form, place, { taken, opened }) {
  const shape = shapeFor(form, place);
  const wrong = (name, said, hint, severity = "error") => ({
    code: "F04",
    severity,
    loc: ["@", name],
    said,
    message: said,
    shown: said,
    hint,
  });
  const found = [];
  if (shape.owner && !place.owner)
    found.push(
      wrong(
        "owner",
        "не сказано, к чему относится запись",
        "выберите школу, муниципалитет или регион из списка",
      ),
    );
  for (const name of shape.names) {
    const [pattern, hint] = shapeOfName(name);
    if (!pattern.test(place.names[name] ?? ""))
      found.push(wrong(name, "имя записано не так, как принято в банке", hint));
  }
  const id = idOf(form, place);
  if (!found.length && taken.has(id) && opened !== id)
    found.push(
      wrong(
        shape.names.at(-1),
        `запись «${id}» в банке уже есть`,
        "дайте другое имя; если вы поправляете её, откройте в форме её файл",
        "error",
      ),
    );
  return found;
}
