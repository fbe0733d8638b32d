// Snowball's stemmer for Russian, as opora/words/stems.py has it; a test compares the two.
// https://snowballstem.org/algorithms/russian/stemmer.html

// An ending with * counts only after «а» or «я».
const GERUND = endings("в* вши* вшись* ив ивши ившись ыв ывши ывшись");
const REFLEXIVE = endings("ся сь");
const ADJECTIVE = endings(
  "ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ую юю ая яя ою ею",
);
const PARTICIPLE = endings("ем* нн* вш* ющ* щ* ивш ывш ующ");
const VERB = endings(
  "ла* на* ете* йте* ли* й* л* ем* н* ло* но* ет* ют* ны* ть* ешь* нно* ила ыла ена ейте уйте ите или ыли " +
    "ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю",
);
const NOUN = endings(
  "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я",
);
const DERIVED = endings("ост ость");
const SUPERLATIVE = endings("ейш ейше");

function endings(text) {
  return new Map(text.split(" ").map((one) => [one.replace("*", ""), one.endsWith("*")]));
}

function cut(text, known) {
  for (let length = Math.min(6, text.length); length > 0; length--) {
    const isAfterVowel = known.get(text.slice(-length));
    if (isAfterVowel === undefined) continue;
    const rest = text.slice(0, -length);
    return isAfterVowel && !/[ая]$/.test(rest) ? undefined : rest;
  }
  return undefined;
}

function cutEnding(text) {
  const gerund = cut(text, GERUND);
  if (gerund !== undefined) return gerund;
  const rest = cut(text, REFLEXIVE) ?? text;
  const adjective = cut(rest, ADJECTIVE);
  if (adjective !== undefined) return cut(adjective, PARTICIPLE) ?? adjective;
  return cut(rest, VERB) ?? cut(rest, NOUN) ?? rest;
}

const FIRST = /^[^аеиоуыэюя]*[аеиоуыэюя]/;
const SECOND = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/;

export function stem(word) {
  const start = FIRST.exec(word)?.[0] ?? word;
  let rest = cutEnding(word.slice(start.length)).replace(/и$/, "");
  const derived = cut(rest, DERIVED);
  if (derived !== undefined && start.length + derived.length >= (SECOND.exec(word)?.[0].length ?? word.length)) {
    rest = derived;
  }
  const superlative = cut(rest, SUPERLATIVE);
  if (superlative !== undefined) return start + superlative.replace(/нн$/, "н");
  return start + (rest.endsWith("ь") ? rest.slice(0, -1) : rest.replace(/нн$/, "н"));
}
