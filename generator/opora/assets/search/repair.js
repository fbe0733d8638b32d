// What somebody may have meant whose word no page has.

import { stem } from "./stem.js";
import { distance, leastDistance, lettersOf, normalise, otherLayout, wordsOf } from "./words.js";

const COMPLETIONS = 2;

export function isLatin(text) {
  return /[a-z]/i.test(text) && !/[а-яё]/i.test(text);
}

// The query with words typed in the other keyboard layout put right, if that makes sense of them.
export function switchLayout(query, words) {
  const isKnown = (piece) => wordsOf(piece).some((word) => words.isKnown(word));
  const pieces = query.split(/(\s+)/);
  const latin = pieces.filter(isLatin);
  if (latin.some(isKnown) || !latin.some((piece) => isKnown(otherLayout(piece)))) return query;
  return pieces.map((piece) => (isLatin(piece) ? otherLayout(piece) : piece)).join("");
}

// Words that begin so, where a word is not typed to its end; the shortest of each stem.
export function complete(word, words) {
  if (word.length < 3) return [];
  const found = words.all.filter((one) => one.startsWith(word));
  found.sort((one, other) => words.isKey(other) - words.isKey(one) || one.length - other.length);
  const byStem = new Map();
  for (const one of found) if (!byStem.has(stem(one))) byStem.set(stem(one), one);
  return [...byStem.values()].slice(0, COMPLETIONS);
}

// The text with those of its words put right that are not in the bank.
export function correct(text, missing, words) {
  const isMissing = (word) => missing.includes(normalise(word));
  const joined = text.replace(/(\p{L}+)[\s-]+(?=(\p{L}+))/gu, (all, one, other) =>
    (isMissing(one) || isMissing(other)) && words.isKnown(normalise(one + other)) ? one : all,
  );
  return joined.replace(/\p{L}+/gu, (word) => (isMissing(word) ? (meant(normalise(word), words) ?? word) : word));
}

function meant(word, words) {
  const denied = word.startsWith("не") && words.isKnown(word.slice(2));
  return denied ? `не ${word.slice(2)}` : (nearest(word, words) ?? divided(word, words));
}

// How many letters may differ.
function most(length) {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

// A word whose ending differs too has this many letters more.
const ENDING = 2;

// The nearest word by its letters; or by those of its stem, and then the ending stays as it is.
function nearest(word, words) {
  const own = stem(word);
  const [stems, letters] = [words.stems(), words.letters()];
  const asked = lettersOf(word);
  let best = { cost: Infinity };
  words.all.forEach((one, at) => {
    if (leastDistance(asked, letters[at]) > most(word.length) + ENDING) return;
    const ofWord = distance(word, one, most(Math.min(word.length, one.length)));
    const shorter = Math.min(own.length, stems[at].length);
    const ofStem = shorter > 4 ? distance(own, stems[at], most(shorter)) : Infinity;
    const differs = (word[0] === one[0] ? 0 : 0.6) + (word.at(-1) === one.at(-1) ? 0 : 0.1);
    const cost = Math.min(ofWord, ofStem + 0.5) + differs + (words.isKey(one) ? 0 : 0.3);
    if (cost < best.cost) best = { cost, word: ofWord <= ofStem ? one : stems[at] + word.slice(own.length) };
  });
  return best.word;
}

function divided(word, words) {
  for (let at = 4; at <= word.length - 4; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => words.isKnown(part))) return parts.join(" ");
  }
  return undefined;
}
