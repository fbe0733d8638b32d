// The search box of every page: results as one types, in a list that the keyboard walks.

import { find, nearestFactors, prepare } from "./ask.js";
import { box, load, root } from "./index.js";
import { BROKEN, afterPause, element, latest, link, read, text } from "./results.js";

const SHOWN = 5;
const FACTORS = 3;
const NARROW = window.matchMedia("(max-width: 59.984375em)");

export function setUpBox() {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  const list = element("div", { id: "opora-search-list", role: "listbox", "aria-label": "Найденные страницы" });
  const note = element("p", { class: "opora-search__note", role: "status" });
  const panel = element("div", { class: "opora-search__panel", tabindex: "0", hidden: "" }, note, list);
  const next = latest();
  let active = -1;

  box.append(panel);
  for (const [key, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) input.setAttribute(key, value);

  function show(isShown) {
    panel.hidden = !isShown;
    input.setAttribute("aria-expanded", String(isShown && list.childElementCount > 0));
    if (!isShown) choose(-1);
  }

  function choose(index) {
    const options = [...list.children];
    active = options.length ? index : -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    const chosen = options[active];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function fill(pages, more) {
    const options = pages.map((page) => {
      const option = link(page, { class: "opora-result" });
      option.append(...text(page));
      return option;
    });
    options.push(...more);
    options.forEach((option, at) => {
      option.id = `opora-search-option-${at}`;
      option.setAttribute("role", "option");
      option.tabIndex = -1;
    });
    list.replaceChildren(...options);
    choose(-1);
    show(true);
  }

  function tell(...said) {
    note.replaceChildren(...said);
    note.hidden = said.length === 0;
  }

  function further(query, label, asIs = "") {
    const href = new URL(`search/?q=${encodeURIComponent(query)}${asIs}`, root).href;
    return element("a", { href, class: "opora-search__all" }, label);
  }

  function answer(query, { results, shown }, pages) {
    const more = results.length > pages.length ? [further(query, `Все результаты: ${results.length}`)] : [];
    if (shown) more.push(further(query, `Искать всё равно «${query}»`, "&asis=1"));
    tell(...(shown ? [`Показано по запросу «${shown}»`] : []));
    fill(pages, more);
  }

  function nothing(factors) {
    tell("Ничего не нашлось. Попробуйте другое слово или начните с близкой трудности.");
    const href = new URL("contribute/", root).href;
    fill(factors, [element("a", { href, class: "opora-search__all" }, "Расскажите, что вам нужно")]);
  }

  async function search() {
    const isLatest = next();
    const query = input.value.trim();
    if (!query) return show(false);
    try {
      const found = await find(query);
      const isEmpty = !found.results.length;
      const pages = await read(isEmpty ? await nearestFactors(query, FACTORS) : found.results.slice(0, SHOWN));
      if (!isLatest() || !box.contains(document.activeElement)) return;
      if (isEmpty) nothing(pages);
      else answer(query, found, pages);
    } catch {
      if (!isLatest()) return;
      list.replaceChildren();
      tell(BROKEN);
      show(true);
    }
  }

  function onTyping() {
    next();
    prepare(input.value).catch(() => {});
  }

  function open() {
    box.classList.add("opora-search--open");
    input.focus();
  }

  function close() {
    show(false);
    next();
    box.classList.remove("opora-search--open");
  }

  function onKey(event) {
    const count = list.childElementCount;
    if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) input.blur();
      close();
      if (NARROW.matches) button.focus();
    } else if (panel.hidden || !count) {
      if (event.key === "ArrowDown") search();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      list.children[active].click();
    }
  }

  const typed = afterPause(search, onTyping);
  input.addEventListener("focus", () => load().catch(() => {}));
  input.addEventListener("input", typed);
  for (const part of [input, panel]) part.addEventListener("keydown", onKey);
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) close();
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => {
    if (NARROW.matches && !box.classList.contains("opora-search--open")) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  // Somebody was quicker than this script.
  if (document.activeElement === input) {
    load().catch(() => {});
    if (input.value) typed();
  }
}
