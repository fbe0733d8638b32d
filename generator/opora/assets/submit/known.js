// What the bank holds: records to choose from, facts for the rules, and cards drafted here.

import { element, json, packedJson, root } from "../school/dom.js";
import { readDraft } from "./draft.js";
import { idOf } from "./place.js";
import { prepare } from "./references.js";

const CARDS = ["school", "organisation", "municipality", "region", "practice"];
const dashed = (kind) => kind.replaceAll("_", "-");

export const formOf = (kind) => json(`submit/${dashed(kind)}.json`);

/** Loads what rules and lists ask of the bank; lists of records come when they are needed. */
export async function loadBank() {
  const [facts, sending] = await Promise.all([packedJson("submit/facts.json"), json("submit/sending.json")]);
  const held = new Map();
  const loaded = new Set();

  async function ofKind(kind) {
    const rows = await packedJson(`submit/records-${dashed(kind)}.json`);
    const records = [...rows.map((row) => prepare(kind, row)), ...(await drafted(kind))];
    for (const one of records.toReversed()) held.set(`${kind}:${one.id}`, one);
    loaded.add(kind);
    return records;
  }

  const find = (kinds, id) => kinds.map((kind) => held.get(`${kind}:${id}`)).find(Boolean);
  return {
    sending,
    facts: {
      ...facts,
      known: (id) => ["organisation", "school", "factor"].some((kind) => held.has(`${kind}:${id}`)),
      label: (kind, id) => find([kind], id)?.label ?? id,
    },
    kindNames: (kinds) => kinds.map((kind) => facts.kinds[kind][1]).join(", "),
    label: (kinds, id) => find(kinds, id)?.label ?? id,
    missing: (kinds, id) => kinds.every((kind) => loaded.has(kind)) && !find(kinds, id),
    isDraft: (kinds, id) => Boolean(find(kinds, id)?.draft),
    async records(kinds) {
      const records = (await Promise.all(kinds.map(ofKind))).flat();
      const own = new Map(records.toReversed().map((one) => [one.id, one]));
      return records.filter((one) => own.get(one.id) === one);
    },
    cards: (kinds) => cardLinks(kinds, facts.kinds),
    ids: async (kind) => new Set((await ofKind(kind)).filter((one) => !one.draft).map((one) => one.id)),
  };
}

/** A card that this browser keeps as a draft: it may be referred to before it is in the bank. */
async function drafted(kind) {
  const draft = CARDS.includes(kind) ? readDraft(kind) : null;
  if (!draft) return [];
  const id = idOf(await formOf(kind), draft.place);
  if (id.includes("…")) return [];
  const row = [id, draft.data.short_title || draft.data.title || id, "ваш черновик, в банке ещё нет"];
  return [{ ...prepare(kind, row), draft: true }];
}

/** Says where to go if a school or an organisation is not in the list. */
function cardLinks(kinds, names) {
  const cards = kinds.filter((kind) => CARDS.includes(kind) && kind !== "practice");
  if (!cards.length) return "";
  const links = cards.map((kind) => element("a", { href: `${root}submit/${dashed(kind)}/` }, names[kind][0]));
  return element(
    "p",
    { class: "o-hint" },
    "Нет в списке? Сначала заполните карточку: ",
    ...links.flatMap((link, at) => (at ? [", ", link] : [link])),
    ".",
  );
}
