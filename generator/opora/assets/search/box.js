// The search box of every page: results as one types, in a list that the keyboard walks.

import { BROKEN, afterPause, box, element, find, latest, link, load, root, text } from "./results.js";

const SHOWN = 5;
const NARROW = window.matchMedia("(max-width: 59.984375em)");

export function setUpBox() {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  const list = element("div", { id: "opora-search-list", role: "listbox", "aria-label": "Найденные страницы" });
  const note = element("p", { class: "opora-search__note", role: "status" });
  const panel = element("div", { class: "opora-search__panel", hidden: "" }, list, note);
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

  function fill(pages, total, query) {
    const all = new URL(`search/?q=${encodeURIComponent(query)}`, root).href;
    const options = pages.map((page) => {
      const option = link(page, { class: "opora-result" });
      option.append(text(page));
      return option;
    });
    if (total > pages.length) {
      options.push(element("a", { href: all, class: "opora-search__all" }, `Все результаты: ${total}`));
    }
    options.forEach((option, at) => {
      option.id = `opora-search-option-${at}`;
      option.setAttribute("role", "option");
      option.tabIndex = -1;
    });
    list.replaceChildren(...options);
    note.replaceChildren(...(total ? [] : nothing()));
    note.hidden = total > 0;
    choose(-1);
    show(true);
  }

  function nothing() {
    const href = new URL("factors/", root).href;
    return ["Ничего не нашлось. Попробуйте другое слово или ", element("a", { href }, "выберите проблему из списка"), "."];
  }

  async function search() {
    const isLatest = next();
    const query = input.value.trim();
    if (!query) return show(false);
    try {
      const { pages, results } = await find(query, SHOWN);
      if (isLatest() && box.contains(document.activeElement)) fill(pages, results.length, query);
    } catch {
      if (!isLatest()) return;
      list.replaceChildren();
      note.replaceChildren(BROKEN);
      note.hidden = false;
      show(true);
    }
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

  input.addEventListener("focus", () => load().catch(() => {}));
  input.addEventListener("input", afterPause(search));
  input.addEventListener("keydown", onKey);
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
}
