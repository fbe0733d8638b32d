// The page with all results.

import { find, nearestFactors, prepare } from "./ask.js";
import { BROKEN, afterPause, element, latest, link, read, text } from "./results.js";

const SHOWN = 10;
const FIRST = 3; // what is drawn before the others have come
const FACTORS = 3;

export function setUpPage(page) {
  const form = page.querySelector("form");
  const input = form.querySelector("input");
  const [status, instead, list, more, none, near] = ["status", "instead", "results", "more", "none", "near"].map(
    (name) => page.querySelector(`[data-search-${name}]`),
  );
  const next = latest();
  let rest = [];
  let said = "";

  async function showMore() {
    const isLatest = next();
    const pages = await read(rest.slice(0, SHOWN));
    if (!isLatest()) return;
    const first = show(pages);
    first?.querySelector("a").focus();
  }

  function items(pages) {
    return pages.map((found) => element("li", { class: "opora-result" }, link(found, {}), ...text(found)));
  }

  function show(pages) {
    const added = items(pages);
    list.append(...added);
    rest = rest.slice(pages.length);
    const total = list.childElementCount + rest.length;
    more.hidden = rest.length === 0;
    const shown = rest.length ? ` Показано: ${list.childElementCount}.` : "";
    status.textContent = `${said}Найдено страниц: ${total}.${shown}`;
    return added[0];
  }

  function clear() {
    list.replaceChildren();
    instead.replaceChildren();
    status.textContent = "";
    none.hidden = true;
    more.hidden = true;
    rest = [];
  }

  async function search(query, asIs) {
    const isLatest = next();
    if (!query) return clear();
    try {
      const found = await find(query, { asIs });
      const isEmpty = !found.results.length;
      const pages = await read(isEmpty ? await nearestFactors(query, FACTORS) : found.results.slice(0, FIRST));
      if (!isLatest()) return;
      clear();
      if (isEmpty) return sayNothing(query, pages);
      tellCorrection(query, found.shown);
      rest = found.results;
      show(pages);
      const others = await read(rest.slice(0, SHOWN - FIRST));
      if (isLatest() && others.length) show(others);
    } catch {
      if (!isLatest()) return;
      clear();
      status.textContent = BROKEN;
    }
  }

  function sayNothing(query, factors) {
    status.textContent = `По запросу «${query}» ничего не нашлось.`;
    near.replaceChildren(...items(factors));
    none.hidden = false;
  }

  function tellCorrection(query, shown) {
    said = shown ? `Показано по запросу «${shown}». ` : "";
    if (!shown) return;
    const href = `?q=${encodeURIComponent(query)}&asis=1`;
    instead.replaceChildren(element("a", { href }, `Искать всё равно «${query}»`));
  }

  function onTyping() {
    next();
    prepare(input.value).catch(() => {});
  }

  function fromInput() {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    search(query, false);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fromInput();
  });
  input.addEventListener("input", afterPause(fromInput, onTyping));
  more.addEventListener("click", showMore);
  const address = new URLSearchParams(location.search);
  input.value = address.get("q") ?? "";
  search(input.value.trim(), address.has("asis"));
}
