// From a query to pages in their order. Each word is asked for by itself; pages that have more of
// the words come first.

import { load } from "./index.js";
import { complete, correct, isLatin, switchLayout } from "./repair.js";
import { stem } from "./stem.js";
import { otherLayout, wordsOf } from "./words.js";

// How much it is worth to have a word of the same meaning, or to be about what is asked.
const MEANING = 0.75;
const TOPIC = 0.9;

// What a word is worth that says which kind of help is wanted: «образец», «опыт».
const WEAK = 0.3;

// A factor's page; pages that say what to do; how many results are seen at a glance, how good one
// of them is beside the factor, and how far to look for help among those about it.
const FACTOR = /^factors\/([\w-]+)\/$/;
const HELP = /^(approaches|guides|practices)\/./;
const NEAR = 3;
const GOOD = 0.6;
const LOOKED_AT = 12;

// A page much worse than the best is no answer.
const WORST = 0.12;

// Finds pages for a query; with `asIs` nothing in it is corrected.
// Gives `results` in their order and `shown`, the corrected query, where it was corrected.
export async function find(query, { asIs = false } = {}) {
  const bank = await load();
  if (asIs) return answer(query, query, bank, asIs);
  const found = await answer(query, switchLayout(query, bank.words), bank);
  return found.results.length || !isLatin(query) ? found : answer(query, otherLayout(query), bank);
}

async function answer(query, text, bank, asIs = false) {
  const found = await search(text, bank);
  const missing = found.filter((one) => !one.pages.size && one.spelt.length).map((one) => one.word);
  const better = asIs || !missing.length ? text : correct(text, missing, bank.words);
  const last = better === text ? found : await search(better, bank);
  const results = await withHelp(merge(last, bank.words), bank);
  return { results, shown: better === query ? undefined : better };
}

// Puts what helps right after a factor that comes first, unless some is near the top already, or a
// good answer would have to go down for it.
async function withHelp(results, bank) {
  const [, topic] = FACTOR.exec((await results[0]?.read())?.[0]) ?? [];
  if (!topic) return results;
  const held = await bank.pagesOf(`t:${topic}`);
  const rest = [...held].map(([id, page]) => ({ ...page, id, why: [] }));
  const about = [...results.filter(({ id }) => held.has(id)).slice(0, LOOKED_AT), ...rest];
  const help = await first(about, HELP);
  if (!help || results.slice(0, NEAR).some(({ id }) => id === help.id)) return results;
  const [factor, ...others] = results;
  const last = results[NEAR - 1];
  if (last?.score > GOOD * factor.score && !FACTOR.test((await last.read())[0])) return results;
  return [factor, help, ...others.filter(({ id }) => id !== help.id)];
}

async function first(results, address) {
  const read = await Promise.all(results.map((result) => result.read()));
  return results.find((_, at) => address.test(read[at][0]));
}

// The factor's page among the pages of its topic: nothing is more about it.
function ownPage(pages) {
  return [...pages].reduce((most, one) => (most && most[1].weight >= one[1].weight ? most : one), undefined);
}

// Fetches what the words that are typed to their end will need.
export async function prepare(query) {
  const bank = await load();
  const typed = query.slice(0, query.search(/\S*$/));
  await Promise.all(asked(typed, bank.words).map((one) => withPages(one, bank)));
}

// The words of a query, each with the pages that have it; no pages, where nobody knows the word.
async function search(query, bank) {
  const wanted = asked(query, bank.words);
  const found = await Promise.all(wanted.map((one) => withPages(one, bank)));
  return Promise.all(found.map((one) => (one.pages.size || !one.spelt.length ? one : completed(one, bank))));
}

// The words of a query that say something of its subject, each once, with the groups of meaning that
// it belongs to; and the phrases, which are worth more than their words.
function asked(query, words) {
  const all = [...new Map(wordsOf(query).map((word) => [stem(word), word])).values()];
  const known = all.map((word) => ({ word, spelt: [word], groups: new Set(words.groupsOf(word)) }));
  const phrases = words.groups.flatMap((group) => {
    const held = new Set(group.phrases.flatMap((phrase) => partsOf(phrase, known, words)));
    held.forEach((one) => one.groups.add(group));
    return held.size ? [{ word: [...held].map(({ word }) => word).join(" "), spelt: [], groups: new Set([group]) }] : [];
  });
  const telling = known.filter(({ word }) => !words.stop.has(word));
  return [...(telling.length || phrases.length ? telling : known), ...phrases];
}

// The words that make a phrase, if all of it is there, in whatever order and words.
function partsOf(phrase, known, words) {
  const isMeant = ({ word }, part) =>
    stem(word) === part || words.groupsOf(word).some((group) => !group.isTopic && group.stems.includes(part));
  const parts = phrase.map((part) => known.filter((one) => isMeant(one, part)));
  return parts.every((ones) => ones.length) ? parts.flat() : [];
}

async function withPages(wanted, bank) {
  const terms = [
    ...wanted.spelt.map((word) => ({ term: stem(word), worth: 1 })),
    ...[...wanted.groups].map((group) => ({ term: group.term, group, worth: group.isTopic ? TOPIC : MEANING })),
  ];
  const found = await Promise.all(terms.map(({ term }) => bank.pagesOf(term)));
  const pages = new Map();
  terms.forEach(({ group, worth }, at) => {
    for (const [id, { read, weight }] of found[at]) {
      const strength = Math.log2(1 + weight) * worth;
      if (!(pages.get(id)?.strength >= strength)) pages.set(id, { read, strength, group });
    }
  });
  return { ...wanted, pages };
}

function completed(one, bank) {
  const spelt = complete(one.word, bank.words);
  if (!spelt.length) return one;
  const groups = new Set(spelt.flatMap((word) => bank.words.groupsOf(word)));
  return withPages({ ...one, spelt, groups }, bank);
}

function merge(found, words) {
  const pages = new Map();
  let whole = 0;
  for (const { word, spelt, pages: held } of found.filter((one) => one.pages.size)) {
    const rare = Math.log(1 + words.pages / held.size) * (words.weak.has(stem(word)) ? WEAK : 1);
    whole += rare;
    for (const [id, { read, strength, group }] of held) {
      const page = pages.get(id) ?? { id, read, sum: 0, covered: 0, why: [] };
      page.sum += rare * strength;
      page.covered += rare;
      if (spelt.length || !page.why.length) page.why.push({ word, spelt, group });
      pages.set(id, page);
    }
  }
  const ordered = [...pages.values()].map((page) => ({ ...page, score: (page.sum * page.covered) / whole }));
  ordered.sort((one, other) => other.score - one.score);
  return ordered.filter((page) => page.score >= WORST * ordered[0].score);
}

// The factors that sound most like the query, for those who found nothing.
export async function nearestFactors(query, count) {
  const bank = await load();
  const asked = wordsOf(query).map((word) => stem(word));
  const topics = bank.words.groups.filter((group) => group.isTopic);
  const ordered = topics
    .map((group) => ({ group, near: Math.max(0, ...asked.map((one) => likeness(one, group.stems))) }))
    .sort((one, other) => other.near - one.near)
    .slice(0, count);
  const found = await Promise.all(ordered.map(({ group }) => bank.pagesOf(group.term)));
  return found.map(ownPage).flatMap((own) => (own ? [{ ...own[1], why: [] }] : []));
}

// The share of the pairs of letters of a word that a stem has too, for the likest of stems.
function likeness(word, stems) {
  const pairs = [...word].slice(1).map((_, at) => word.slice(at, at + 2));
  return Math.max(0, ...stems.map((one) => pairs.filter((pair) => one.includes(pair)).length / (pairs.length || 1)));
}
