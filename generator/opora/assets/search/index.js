// The index: which pages have a term, and how much it weighs there. Loaded at first use.

import { readVocabulary } from "./vocabulary.js";

export const box = document.querySelector("[data-search-form]");
export const root = new URL(box.dataset.root, location.href);

// Pagefind counts with weights alone, as the build wrote them; its worker would cost 40 kB more.
const RANKING = { termFrequency: 0, termSimilarity: 0, diacriticSimilarity: 0, pageLength: 0 };

let loading;
export function load() {
  loading ??= open().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open() {
  const start = async () => {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", root).href);
    const made = createInstance({ noWorker: true, baseUrl: root.pathname, ranking: RANKING });
    await made.search("ъ");
    return made;
  };
  const [pagefind, words] = await Promise.all([start(), readVocabulary(new URL("pagefind/", root))]);
  const asked = new Map();
  const pagesOf = (term) => {
    if (!asked.has(term)) asked.set(term, weigh(pagefind, term, words));
    return asked.get(term);
  };
  return { words, pagesOf };
}

// Pagefind's score is the weight of the term in a fifth of an average page, times how rare the term
// is. How rare a word is we say ourselves.
async function weigh(pagefind, term, { pages, length }) {
  const { results } = await pagefind.search(term);
  const rare = Math.log(1 + (pages - results.length + 0.5) / (results.length + 0.5));
  const weigh = ({ score }) => ((score / rare) * length) / 5;
  return new Map(results.map((found) => [found.id, { read: found.data, weight: weigh(found) }]));
}

const PRIVATE = 0xf0000;

// What the build sealed from Pagefind: see opora/site/search_document.py.
export function unseal(text = "") {
  return [...text].map((sign) => String.fromCharCode(sign.codePointAt(0) - PRIVATE)).join("");
}
