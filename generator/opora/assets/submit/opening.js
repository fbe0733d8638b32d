// Opening a file in the form: of the bank, or one that was saved here before.

import { fit } from "./record.js";
import { Unreadable, readFile } from "./read.js";
import { check } from "./check.js";
import { partsOf } from "./story.js";
import { isMapping, isList, quoted } from "./texts.js";
import { idOf } from "./place.js";

const shownValue = (value) =>
  isMapping(value) || isList(value) ? JSON.stringify(value).slice(0, 200) : quoted(value);

/** Reads a file into what the form holds; nothing where it cannot, and people are told why. */
export async function openFile(ui, file) {
  const { form } = ui;
  let read;
  try {
    read = await readFile(
      new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()),
      file.name,
    );
  } catch (error) {
    const reason =
      error instanceof Unreadable
        ? error.message
        : "Файл сохранён не в кодировке UTF-8 или испорчен. Сохраните его как UTF-8 и откройте снова.";
    ui.say(`Не удалось открыть «${file.name}». ${reason}`);
    return null;
  }
  if (form.sections.length > 0 !== (read.body !== null) || !fits(form, read.data)) {
    ui.say(`В «${file.name}» другая запись: эта форма — «${form.label}». Откройте файл в его форме.`);
    return null;
  }
  return filled(ui, file.name, read);
}

/** Tells whether the fields are those of this kind: most of them are known. */
function fits(form, data) {
  const known = new Set(form.types[form.root].fields.map((field) => field.name));
  const names = Object.keys(data).filter((name) => name !== "unknown");
  return names.length > 0 && names.filter((name) => known.has(name)).length * 2 > names.length;
}

function filled(ui, name, { data, body, place }) {
  const { form } = ui;
  const mended = mend(form, data);
  const lost = [];
  const kept = fit(form, mended, (loc, value) => lost.push(`${loc.join(".")}: ${shownValue(value)}`));
  const where = (place && ui.placeOf(place)) || {
    ownerKind: "",
    owner: "",
    names: ui.namesIn(name),
    typed: Object.keys(ui.namesIn(name)),
  };
  const id = idOf(form, where);
  ui.say(
    lost.length
      ? `Файл «${name}» открыт. Форма не смогла показать: ${lost.join("; ")}. Впишите это заново, если нужно.`
      : `Файл «${name}» открыт. Пояснения после знака # в файл, который соберёт форма, не попадут.`,
  );
  const typed = where.typed ?? Object.keys(where.names);
  return {
    data: kept,
    story: body === null ? {} : partsOf(form.sections, body),
    place: { ...where, typed },
    step: 0,
    opened: ui.taken.has(id) ? id : "",
  };
}

/** Puts right what is certain: days written as 01.03.2026, numbers with a comma. */
function mend(form, data) {
  const made = structuredClone(data);
  for (const { loc, replacement } of check(form, made)) {
    if (!replacement) continue;
    const holder = loc.slice(0, -1).reduce((here, step) => here?.[step], made);
    if (holder) holder[loc.at(-1)] = replacement;
  }
  return made;
}
