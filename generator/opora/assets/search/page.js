// The page with all results.

import { BROKEN, afterPause, element, find, latest, link, read, text } from "./results.js";

const SHOWN = 10;

export function setUpPage(page) {
  const form = page.querySelector("form");
  const input = form.querySelector("input");
  const [status, list, more, none] = ["status", "results", "more", "none"].map((name) =>
    page.querySelector(`[data-search-${name}]`),
  );
  const next = latest();
  let rest = [];

  async function showMore() {
    const isLatest = next();
    const pages = await read(rest.slice(0, SHOWN));
    if (!isLatest()) return;
    const first = show(pages);
    first?.querySelector("a").focus();
  }

  function show(pages) {
    const items = pages.map((found) => element("li", { class: "opora-result" }, link(found, {}), text(found)));
    list.append(...items);
    rest = rest.slice(pages.length);
    const total = list.childElementCount + rest.length;
    more.hidden = rest.length === 0;
    status.textContent = rest.length
      ? `Найдено страниц: ${total}. Показано: ${list.childElementCount}.`
      : `Найдено страниц: ${total}.`;
    return items[0];
  }

  async function search(query) {
    const isLatest = next();
    none.hidden = true;
    more.hidden = true;
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const { pages, results } = await find(query, SHOWN);
      if (!isLatest()) return;
      list.replaceChildren();
      rest = results;
      show(pages);
      none.hidden = pages.length > 0;
      if (!pages.length) status.textContent = `По запросу «${query}» ничего не нашлось.`;
    } catch {
      if (isLatest()) status.textContent = BROKEN;
    }
  }

  function fromInput() {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    search(query);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fromInput();
  });
  input.addEventListener("input", afterPause(fromInput));
  more.addEventListener("click", showMore);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  search(input.value.trim());
}
