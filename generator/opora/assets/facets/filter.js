// A list that can be narrowed. Until something is chosen it stays as the page brought it.
import { Boxes } from "./boxes.js";
import { Cards } from "./cards.js";
import { showChips } from "./chips.js";
import { Choice } from "./choice.js";
import { loadIndex, select } from "./columns.js";
import { said } from "./words.js";

const FIRST = 12;
const STEP = 24;
const BROKEN = "Не удалось загрузить список. Проверьте связь и обновите страницу.";
const WIDE = matchMedia("(min-width: 60em)");

export function start(form) {
  const filter = new Filter(form);
  form.hidden = false;
  for (const wish of ["pointerenter", "focusin", "toggle"]) {
    form.addEventListener(wish, () => filter.open(), { capture: true, once: true });
  }
  window.addEventListener("popstate", () => filter.readAddress());
  if (location.search) filter.readAddress();
}

class Filter {
  constructor(form) {
    const results = document.getElementById(form.dataset.list).closest("section");
    const [list, found, chosen, more] = [".o-cards", ".o-found", ".o-chosen", ".o-more"].map(
      (one) => results.querySelector(one),
    );
    const pages = results.querySelector(".o-pages");
    const box = form.querySelector(".o-facets-box");
    Object.assign(this, { form, box, results, list, found, chosen, more, pages, turn: 0 });
    this.plain = { cards: [...list.children], said: found.textContent };
    this.left = [];
    this.setUp();
  }

  setUp() {
    const fit = () => (this.box.open = WIDE.matches);
    WIDE.addEventListener("change", fit);
    fit();
    this.results.tabIndex = -1;
    this.more.firstChild.addEventListener("click", () => this.showMore());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => this.reset(event));
    this.form.querySelector(".o-facets-done").addEventListener("click", () => {
      this.box.open = false;
      this.results.focus();
    });
  }

  // The codes of all records come when somebody reaches for the form, or the address asks.
  open() {
    this.opening ??= loadIndex(this.form.dataset.facets).then((index) => {
      this.index = index;
      this.choice = new Choice(index.facets);
      this.cards = new Cards(this.form, index);
      this.boxes = new Boxes(this.form, index, this.choice, () => this.change());
      this.boxes.update(select(index, this.choice.picked).counts);
    });
    return this.opening.catch(() => this.tell(BROKEN));
  }

  async readAddress() {
    await this.open();
    if (!this.choice) return;
    this.choice.readAddress();
    await this.show();
  }

  change() {
    history.pushState(null, "", this.choice.address);
    return this.show();
  }

  reset(event) {
    event.preventDefault();
    this.choice.clear();
    this.change();
    const summaries = [...this.form.querySelectorAll("summary")];
    summaries.find((one) => one.checkVisibility()).focus();
  }

  show() {
    const { picked } = this.choice;
    const { found, counts } = select(this.index, picked);
    const number = picked.reduce((sum, set) => sum + set.size, 0);
    this.boxes.update(counts);
    this.box.querySelector("summary span").textContent = number ? ` (${number})` : "";
    this.form.querySelector("[type=reset]").hidden = !number;
    this.form.querySelector(".o-facets-done").hidden = false;
    this.form.querySelector(".o-facets-done").textContent = `Показать: ${said(found.length)}`;
    showChips(this.chosen, this.choice, () => this.change());
    if (this.pages) this.pages.hidden = number > 0;
    return number ? this.showFound(found) : this.showPlain();
  }

  showPlain() {
    this.turn += 1;
    this.list.replaceChildren(...this.plain.cards);
    this.list.removeAttribute("aria-busy");
    this.leave([]);
    this.tell(this.plain.said);
  }

  async showFound(found) {
    this.tellFound(found.length, Math.min(found.length, FIRST));
    const cards = await this.fetch(found.slice(0, FIRST));
    if (!cards) return;
    this.list.replaceChildren(...cards);
    this.leave(found.slice(FIRST));
  }

  async showMore() {
    const cards = await this.fetch(this.left.slice(0, STEP));
    if (!cards) return;
    this.list.append(...cards);
    this.leave(this.left.slice(STEP));
    const shown = this.list.children.length;
    this.tellFound(shown + this.left.length, shown);
    cards[0].querySelector("a").focus();
  }

  leave(numbers) {
    this.left = numbers;
    this.more.hidden = !numbers.length;
  }

  // Gives nothing when something else has been asked for meanwhile, or nothing came.
  async fetch(numbers) {
    const turn = ++this.turn;
    this.list.setAttribute("aria-busy", "true");
    try {
      const cards = await this.cards.take(numbers);
      if (turn !== this.turn) return null;
      this.list.removeAttribute("aria-busy");
      return cards;
    } catch {
      if (turn === this.turn) this.tell(BROKEN);
      return null;
    }
  }

  tellFound(number, shown) {
    const part = shown < number ? ` Показано ${said(shown)}.` : "";
    const text = `Найдено ${said(number)} из ${said(this.index.number)}.${part}`;
    this.tell(number ? text : "Ничего не подошло. Уберите одно из условий.");
  }

  tell(text) {
    this.found.textContent = text;
  }
}
