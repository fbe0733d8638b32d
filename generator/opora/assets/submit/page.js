// The page of a form: what it holds, what changes it, and when it is drawn again.

import { check, keyOf } from "./check.js";
import { LIMITS, judge } from "./bank.js";
import { deleteDraft, readDraft, watchDraft, writeDraft } from "./draft.js";
import { formOf, loadBank } from "./known.js";
import { openFile } from "./opening.js";
import { personal } from "./personal.js";
import { judgePlace, namesIn, placeOf, proposed, shapeFor, isSlug } from "./place.js";
import { blank, collect, nameParts } from "./record.js";
import { judgeStory } from "./story.js";
import { forbidden, has, isList, isMapping, isText } from "./texts.js";
import { invisible } from "./sentences.js";
import { drawForm } from "./wizard.js";

const LATER = 250;
export const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const fresh = (form) => ({ data: nameParts(form, blank(form)), story: {}, place: { ownerKind: "", owner: "", names: {} }, step: 0, opened: "" });

export async function setUpForm(place) {
  const kind = place.dataset.submit.replaceAll("-", "_");
  const [form, bank] = await Promise.all([formOf(kind), loadBank()]);
  const draft = readDraft(kind);
  const held = { ...fresh(form), ...(draft ?? {}) };
  const ui = makeUi(place, form, bank, held);
  ui.taken = await bank.ids(kind);
  drawForm(ui);
  ui.resumed(draft);
  watchDraft(kind, () => ui.say("Черновик изменён в другой вкладке. Обновите страницу, чтобы увидеть его; то, что введёте здесь, заменит его."));
}

function makeUi(place, form, bank, held) {
  let timer = 0;
  let listing = 0;
  const ui = {
    ...bank, place, form, held, taken: new Set(), limits: LIMITS[form.kind] ?? {},
    controls: new Map(), kept: new Map(), ways: new WeakMap(), folded: new WeakMap(), tried: new Set(), undo: null,
    get data() {
      return held.data;
    },
    /** Something was typed or chosen: keep it, and look again at what is wrong. */
    changed() {
      clearTimeout(timer);
      timer = setTimeout(() => ui.settle(), LATER);
    },
    /** A list of the bank has come: names of records and references can be told now. */
    listed() {
      clearTimeout(listing);
      listing = setTimeout(() => ui.refresh(), LATER);
    },
    settle() {
      clearTimeout(timer);
      propose(ui);
      ui.keep();
      ui.refresh();
    },
    keep() {
      const { data, story, place: where, step, opened } = held;
      const kept = writeDraft(form.kind, { data, story, place: where, step, opened });
      ui.saved(kept);
    },
    /** Another form of the page is needed: draw the step of a place again and go to `focus`. */
    redraw(loc, focus) {
      nameParts(form, held.data);
      ui.drawStep(loc);
      ui.settle();
      ui.focusAt(focus);
    },
    findings: () => findings(ui),
    /** What a long list shows before anybody searches: the factors of the catalogue in use. */
    offered: () => new Set(bank.facts.catalogues[held.data.catalogue]?.factors ?? bank.facts.basis),
    replaceAll(made) {
      Object.assign(held, fresh(form), made);
      nameParts(form, held.data);
      ui.tried.clear();
      drawForm(ui);
      ui.settle();
    },
    forget() {
      const before = structuredClone(held);
      clearTimeout(timer);
      deleteDraft(form.kind);
      Object.assign(held, fresh(form));
      ui.tried.clear();
      drawForm(ui);
      ui.offerBack("Черновик удалён.", () => ui.replaceAll(before));
    },
    async open(file) {
      const made = await openFile(ui, file);
      if (made) ui.replaceAll(made);
      return Boolean(made);
    },
    placeOf: (path) => placeOf(form, path),
    namesIn: (name) => namesIn(form, name),
  };
  window.addEventListener("pagehide", () => timer && ui.keep());
  return ui;
}

/** Proposes names of the file until somebody has typed one. */
function propose(ui) {
  const { place, data, opened } = ui.held;
  if (opened) return;
  const shape = shapeFor(ui.form, place);
  for (const name of shape.names) {
    if (place.typed?.includes(name)) continue;
    const guess = proposed(name, isText(data.title) ? data.short_title || data.title : "", today());
    place.names[name] = isSlug(name) ? free(guess, ui) : guess;
  }
  ui.showPlace?.();
}

function free(guess, { taken, held, form }) {
  if (!guess || held.place.owner || form.places[0].owner) return guess;
  let number = 2;
  let one = guess;
  while (taken.has(one)) one = `${guess}-${number++}`;
  return one;
}

/** All that is wrong: with the place of the file, its record, its text, and what may be personal. */
function findings(ui) {
  const { form, held, facts, taken } = ui;
  const data = collect(form, held.data);
  const around = { facts, today: today(), place: held.place };
  const ofPlace = judgePlace(form, held.place, { taken, opened: held.opened });
  const ofRecord = check(form, data);
  const broken = new Set(ofRecord.map((one) => keyOf(one.loc)));
  const ofBank = judge(form.kind, data, around).filter((one) => !broken.has(keyOf(one.loc)));
  const ofStory = form.sections.length ? judgeStory(form.sections, held.story) : [];
  return [...ofPlace, ...ofRecord, ...ofBank, ...ofStory, ...hidden(form, held.story), ...absent(ui, data), ...hints(form, data, held.story)];
}

function* hidden(form, story) {
  for (const title of form.sections) {
    const [sign] = forbidden(story[title] ?? "");
    if (sign) yield { ...invisible(sign), severity: "error", loc: ["§", title], message: "", shown: invisible(sign).said };
  }
}

/** References to what is not in the bank: cards drafted here have to be sent too. */
function* absent(ui, data) {
  for (const [loc, id, kinds] of references(ui.form, ui.form.root, data, []))
    if (ui.missing(kinds, id))
      yield { code: "V02", severity: "error", loc, said: `в банке нет записи «${id}»`, message: "", shown: `в банке нет записи «${id}»`, hint: "выберите запись из списка или сначала заполните её карточку" };
    else if (ui.isDraft(kinds, id))
      yield { code: "V02", severity: "warning", loc, said: "", message: "", shown: `карточки «${ui.label(kinds, id)}» в банке ещё нет`, hint: "отправьте вместе с этим файлом и файл карточки" };
}

function* references(form, type, record, loc) {
  for (const { name, node } of form.types[type]?.fields ?? [])
    if (has(record, name)) yield* referencesIn(form, node, record[name], [...loc, name]);
}

function* referencesIn(form, node, value, loc) {
  if (node.type === "ref" && isText(value)) yield [loc, value, node.kinds];
  if (node.type === "list" && isList(value)) for (const [at, item] of value.entries()) yield* referencesIn(form, node.item, item, [...loc, at]);
  if (node.type === "record" && isMapping(value)) yield* references(form, node.of, value, loc);
  if (node.type === "union" && isMapping(value)) yield* references(form, node.options[value[node.by]], value, loc);
}

function* hints(form, data, story) {
  for (const [title, text] of Object.entries(story)) yield* personal(text, ["§", title]);
  yield* textsIn(data, []);
}

function* textsIn(value, loc) {
  if (isText(value)) yield* personal(value, loc);
  else if (isList(value)) for (const [at, item] of value.entries()) yield* textsIn(item, [...loc, at]);
  else if (isMapping(value)) for (const [name, item] of Object.entries(value)) if (!["organisation", "school"].includes(name)) yield* textsIn(item, [...loc, name]);
}

