// A query as the index knows it: see opora/words/text.py and opora/site/search/terms.py.

export function normalise(text) {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .normalize("NFC")
    .replace(/[\u00ad\u0300\u0301]/g, "")
    .replace(/(?<!\p{L})(\d+)(?:\s*\+|[\s-]*(?:плюс|plus)(?!\p{L}))/gu, "$1плюс ");
}

export function wordsOf(text) {
  return normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";

// What would stand there, had the keyboard been switched.
export function otherLayout(text) {
  return [...text.toLowerCase()].map((sign) => RUSSIAN[LATIN.indexOf(sign)] ?? sign).join("");
}

// Which letters a word has, one bit each.
export function lettersOf(word) {
  let held = 0;
  for (const sign of word) held |= 1 << (sign.charCodeAt(0) & 31);
  return held;
}

// At least so many letters have to change, for words that have these letters.
export function leastDistance(one, other) {
  let count = 0;
  for (let left = one ^ other; left; left &= left - 1) count++;
  return count / 2;
}

// How many letters differ: left out, put in, changed, or swapped with the next one.
// More than `most` is endlessly many.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length] > most ? Infinity : last[other.length];
}
