// The words that the bank knows: see opora/site/search/vocabulary.py.

import { readPacked } from "../reading/json.js";
import { stem } from "./stem.js";
import { lettersOf } from "./words.js";

export async function readVocabulary(folder) {
  return vocabulary(await readPacked(new URL("words.json", folder)));
}

function vocabulary({ pages, terms, shown, stop, negations, weak, meanings, words }) {
  const [key, rest] = words.map((held) => held.split(" ").filter(Boolean));
  const all = [...key, ...rest];
  const known = new Set(all);
  const keyed = new Set(key);
  const ofStem = new Map();
  const groups = meanings.map(([term, label, stems, phrases]) => {
    const group = { term, label, isTopic: term.startsWith("t:"), stems: stems.split(" ").filter(Boolean) };
    for (const one of group.stems) ofStem.set(one, [...(ofStem.get(one) ?? []), group]);
    group.phrases = phrases.map((phrase) => phrase.split(" "));
    return group;
  });
  let lettered;
  let stemmed;
  let stemSet;
  const stems = () => (stemmed ??= all.map((word) => stem(word)));
  const hasStem = (word) => (stemSet ??= new Set(stems())).has(stem(word));
  return {
    pages,
    files: { terms, shown },
    all,
    groups,
    stop: new Set(stop.split(" ")),
    negations: new Set(negations.split(" ")),
    weak: new Set(weak.split(" ")),
    isKey: (word) => keyed.has(word),
    isKnown: (word) => known.has(word) || ofStem.has(stem(word)) || hasStem(word),
    groupsOf: (word) => ofStem.get(stem(word)) ?? [],
    stems,
    letters: () => (lettered ??= all.map(lettersOf)),
  };
}
