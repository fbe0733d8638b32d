// The page of a form: what it holds, what changes it, and when it is drawn again.

import { LIMITS } from "./bank.js";
import { deleteDraft, readDraft, watchDraft, writeDraft } from "./draft.js";
import { findings } from "./findings.js";
import { formOf, loadBank } from "./known.js";
import { openFile } from "./opening.js";
import { namesIn, placeOf, proposed, shapeFor, isSlug } from "./place.js";
import { blank, nameParts } from "./record.js";
import { isText } from "./texts.js";
import { today } from "./today.js";
import { drawForm } from "./wizard.js";

const LATER = 250;

const fresh = (form) => ({
  data: nameParts(form, blank(form)),
  story: {},
  place: { ownerKind: "", owner: "", names: {} },
  step: 0,
  opened: "",
});

export async function setUpForm(place) {
  const kind = place.dataset.submit.replaceAll("-", "_");
  const [form, bank] = await Promise.all([formOf(kind), loadBank()]);
  const draft = readDraft(kind);
  const held = { ...fresh(form), ...(draft ?? {}) };
  const ui = makeUi(place, form, bank, held);
  ui.taken = await bank.ids(kind);
  drawForm(ui);
  ui.resumed(draft);
  watchDraft(kind, () =>
    ui.say(
      "Черновик изменён в другой вкладке. Обновите страницу, чтобы увидеть его; то, что введёте здесь, заменит его.",
    ),
  );
}

function makeUi(place, form, bank, held) {
  let timer = 0;
  let listing = 0;
  const ui = {
    ...bank,
    place,
    form,
    held,
    taken: new Set(),
    limits: LIMITS[form.kind] ?? {},
    controls: new Map(),
    kept: new Map(),
    ways: new WeakMap(),
    folded: new WeakMap(),
    tried: new Set(),
    undo: null,
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
