// Asking Pagefind and drawing what it found. The index is loaded at first use.

const PAUSE = 180;

export const box = document.querySelector("[data-search-form]");
export const root = new URL(box.dataset.root, location.href);

export const BROKEN = "Поиск сейчас не открылся. Обновите страницу или воспользуйтесь разделами сайта.";

let loading;
export function load() {
  loading ??= import(new URL("pagefind/pagefind.js", root).href)
    .then(async (pagefind) => {
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 22 });
      await pagefind.init();
      return pagefind;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

export function read(results) {
  return Promise.all(results.map((result) => result.data()));
}

// The best pages, read, and all results, of which they are the first.
export async function find(query, count) {
  const pagefind = await load();
  const { results } = await pagefind.search(query);
  const pages = await read(results.slice(0, count));
  return pages.some((page) => isAnswer(page, query)) ? { pages, results } : { pages: [], results: [] };
}

// Pagefind shortens an unknown word until something fits, down to one letter, so half of a word
// has to fit: https://github.com/Pagefind/pagefind/issues/599
function isAnswer(page, query) {
  const marks = excerpt(page.excerpt).filter((node) => node.nodeName === "MARK");
  const found = marks.flatMap((mark) => words(mark.textContent));
  return !found.length || words(query).some((asked) => found.some((word) => isAlike(asked, word)));
}

function words(text) {
  return text.toLowerCase().replaceAll("ё", "е").match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isAlike(asked, word) {
  return word.startsWith(asked.slice(0, Math.ceil(asked.length / 2)));
}

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Only text and <mark> come through, whatever the index holds.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.data];
    const inner = [...node.childNodes].flatMap(copy);
    return node.nodeName === "MARK" ? [element("mark", {}, ...inner)] : inner;
  };
  return copy(parsed.body);
}

export function link(found, attributes) {
  const kind = found.meta.kind;
  return element(
    "a",
    { href: found.url, "data-search-result": "", ...attributes },
    element("span", { class: "opora-result__title" }, found.meta.title),
    ...(kind ? [" ", element("span", { class: "opora-result__kind" }, kind)] : []),
  );
}

export function text(found) {
  return element("span", { class: "opora-result__text" }, ...excerpt(found.excerpt));
}

// A later search makes an earlier one that is still under way forget its answer.
export function latest() {
  let turn = 0;
  return () => {
    const mine = ++turn;
    return () => mine === turn;
  };
}

export function afterPause(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE);
  };
}
