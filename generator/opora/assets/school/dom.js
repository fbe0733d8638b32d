// Building pieces of a page out of text: nothing here reads text as HTML.

import { readJson, readPacked } from "../reading/json.js";

/** Makes an element: attributes by name, then children, which are elements or text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((one) => one !== ""));
  return made;
}

/** Chooses the form of a noun after a count: 1 практика, 2 практики, 5 практик. */
export function count(number, one, few, many) {
  const tens = number % 100;
  const ones = number % 10;
  if (ones === 1 && tens !== 11) return `${number} ${one}`;
  return `${number} ${ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many}`;
}

/** The way from this page to the root of the site: where the script lies tells it. */
export const root = new URL("../../", import.meta.url).href;

const asked = new Map();

/** Gets a JSON file of the site, once. */
export const json = (path) => once(path, readJson);

/** Gets a JSON file of the site that has a compressed twin, once. */
export const packedJson = (path) => once(path, readPacked);

function once(path, read) {
  if (!asked.has(path)) {
    asked.set(path, read(root + path));
  }
  return asked.get(path);
}

export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml;charset=utf-8" }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
