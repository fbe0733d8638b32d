// The codes of all records in typed arrays, and the counting over them.

import { readJson } from "../reading/json.js";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Uint8Array(128);
[...SIGNS].forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

export async function loadIndex(address) {
  const index = await readJson(address);
  for (const facet of index.facets) {
    facet.rows = unpacked(facet.rows, facet.digits);
    facet.options = facet.options.map(([code, label, above]) => ({ code, label, above }));
  }
  return index;
}

function unpacked(text, digits) {
  const rows = new Uint32Array(text.length / digits);
  for (let at = 0; at < text.length; at++) {
    const row = Math.floor(at / digits);
    rows[row] = rows[row] * 64 + VALUES[text.charCodeAt(at)];
  }
  return rows;
}

// What remains when of each facet with picked options one has to fit; and how many records there
// would be with an option, given what is picked in the other facets.
export function select(index, picked) {
  const misses = new Uint8Array(index.number);
  index.facets.forEach((facet, number) => {
    if (picked[number].size) mark(facet, number + 1, picked[number], misses);
  });
  const found = [];
  for (let row = 0; row < misses.length; row++) if (misses[row] === 0) found.push(row);
  return { found, counts: index.facets.map((facet, number) => count(facet, number + 1, misses)) };
}

// A record that misses one facet keeps its number, counted from 1; one that misses more is out.
const OUT = 255;

function mark(facet, number, options, misses) {
  const { rows, sets } = facet;
  const fits = Uint8Array.from(sets, (set) => set.some((option) => options.has(option)));
  for (let row = 0; row < misses.length; row++) {
    if (!fits[rows[row]]) misses[row] = misses[row] ? OUT : number;
  }
}

function count({ rows, sets, options }, number, misses) {
  const held = new Uint32Array(sets.length);
  for (let row = 0; row < misses.length; row++) {
    if (misses[row] === 0 || misses[row] === number) held[rows[row]] += 1;
  }
  const counts = new Uint32Array(options.length);
  sets.forEach((set, at) => {
    if (held[at]) for (const option of set) counts[option] += held[at];
  });
  return counts;
}
