// Choosing records of the bank: a box to search in, a few results as buttons, the chosen above.

import { element } from "../school/dom.js";
import { boxed } from "./shell.js";
import { isList } from "./texts.js";

const SHOWN = 12;
const FEW = 20;

const plain = (text) => text.toLowerCase().replaceAll("ё", "е");

/** Finds records by the beginnings of their words, in any order. */
export function search(records, query) {
  const words = plain(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return records.filter((one) => words.every((word) => one.words.some((own) => own.startsWith(word))));
}

export const prepare = (kind, [id, label, within]) => ({
  kind,
  id,
  label,
  within,
  words: plain(`${label} ${within} ${id}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean),
});

/** Draws the choice of one record or, with `many`, of several. */
export function referencePicker(ui, kinds, holder, name, ask, { many = false, chose = () => {} }) {
  const place = element("div", { class: "o-picker" });
  const box = boxed(ui, { ...ask, many: true }, place);
  const chosen = () =>
    many ? (isList(holder[name]) ? holder[name] : []) : holder[name] ? [holder[name]] : [];
  const put = (ids) => {
    if (!ids.length) delete holder[name];
    else holder[name] = many ? ids : ids.at(-1);
    chose();
    ui.changed();
  };
  place.append(element("p", { class: "o-hint" }, "Список загружается…"));
  ui.records(kinds).then(
    (records) => {
      place.replaceChildren(...picker(records, { ui, kinds, many, chosen, put, title: ask.title }));
      ui.listed();
    },
    () =>
      place.replaceChildren(
        element("p", { class: "o-hint" }, "Список не загрузился. Обновите страницу: черновик не пропадёт."),
      ),
  );
  return box;
}

function picker(records, { ui, kinds, many, chosen, put, title }) {
  const held = element("ul", { class: "o-picked" });
  const offers = element("ul", { class: "o-offers" });
  const counted = element("p", { class: "o-counter", role: "status" });
  const query = element("input", {
    type: "search",
    autocomplete: "off",
    "aria-label": `Найти в банке: ${title}`,
    placeholder: "Начните писать название",
  });
  const more = element(
    "button",
    {
      type: "button",
      class: "o-choice",
      click: () => {
        asking = true;
        show();
        (query.hidden ? offers.querySelector("button") : query)?.focus();
      },
    },
    many ? "Выбрать ещё" : "Выбрать другое",
  );
  const small = records.length <= FEW;
  const names = new Map(records.map((one) => [one.id, one]));
  let asking = !chosen().length;

  function line(id) {
    const one = names.get(id);
    const drop = element(
      "button",
      {
        type: "button",
        class: "o-choice",
        "aria-label": `Убрать: ${one?.label ?? id}`,
        click: () => {
          put(chosen().filter((other) => other !== id));
          asking ||= !chosen().length;
          show();
          (more.hidden ? (query.hidden ? offers.querySelector("button") : query) : more)?.focus();
        },
      },
      "Убрать",
    );
    return element(
      "li",
      {},
      element(
        "span",
        {},
        one ? one.label : id,
        one ? "" : element("em", {}, " — в банке такой записи нет"),
        one?.within ? element("small", {}, one.within) : "",
      ),
      drop,
    );
  }

  function offer(one) {
    const button = element(
      "button",
      {
        type: "button",
        click: () => {
          put(many ? [...chosen(), one.id] : [one.id]);
          query.value = "";
          asking = false;
          show();
          more.focus();
        },
      },
      element("span", {}, one.label),
      one.within ? element("small", {}, one.within) : "",
    );
    return element("li", {}, button);
  }

  function show() {
    held.replaceChildren(...chosen().map(line));
    query.hidden = small || !asking;
    more.hidden = asking || records.length <= chosen().length;
    const open = records.filter((one) => !chosen().includes(one.id));
    const matching =
      small || query.value ? search(open, query.value) : open.filter((one) => ui.offered().has(one.id));
    const most = query.value && !small ? SHOWN : FEW;
    offers.replaceChildren(...(asking ? matching.slice(0, most).map(offer) : []));
    counted.textContent = asking && query.value ? countedOf(matching.length, most) : "";
  }

  query.addEventListener("input", show);
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (query.value) offers.querySelector("button")?.click();
  });
  show();
  const none = records.length
    ? ""
    : element("p", { class: "o-hint" }, `В банке пока нет таких записей (${ui.kindNames(kinds)}).`);
  return [held, more, query, counted, offers, none, ui.cards(kinds)];
}

function countedOf(number, most) {
  if (!number) return "Ничего не нашлось. Попробуйте другое слово.";
  return number > most ? `Показано ${most} из ${number}: допишите слово.` : `Найдено: ${number}`;
}
