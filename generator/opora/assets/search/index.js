// The index: which pages have a term, and how much it weighs there. Loaded at first use; how its
// files are laid out is told in opora/site/search/index.py.

import { readJson } from "../reading/json.js";
import { readVocabulary } from "./vocabulary.js";

export const box = document.querySelector("[data-search-form]");
export const root = new URL(box.dataset.root, location.href);

const HOME = new URL("search/", root);

// Letters of the key of a page, and how many parts a weight of 1 has.
const KEY = 8;
const SCALE = 20;

let loading;
export function load() {
  loading ??= open().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open() {
  const words = await readVocabulary(HOME);
  const file = once((path) => readJson(new URL(path, HOME)));
  const shown = async (key) => (await file(`pages/${fileOf(key, words.files.shown)}`))[key];
  const pagesOf = once(async (term) => {
    const held = await file(`terms/${fileOf(term, words.files.terms)}`);
    return new Map(mentions(held[term], shown));
  });
  return { words, pagesOf };
}

// Does a thing once for each name, and again where it failed.
function once(action) {
  const done = new Map();
  return (name) => {
    if (!done.has(name)) {
      done.set(name, action(name).catch((error) => {
        done.delete(name);
        throw error;
      }));
    }
    return done.get(name);
  };
}

function* mentions(byWeight = {}, shown) {
  for (const [weight, keys] of Object.entries(byWeight)) {
    for (let at = 0; at < keys.length; at += KEY) {
      const key = keys.slice(at, at + KEY);
      yield [key, { read: () => shown(key), weight: weight / SCALE }];
    }
  }
}

function fileOf(name, files) {
  return `${chunkOf(name, files).toString(16)}.json`;
}

// The same FNV-1a hash as in opora/site/search/keys.py.
export function chunkOf(name, chunks) {
  let value = 0x811c9dc5;
  for (const sign of name) value = Math.imul(value ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return value % chunks;
}
