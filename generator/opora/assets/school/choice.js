// «В план» and «Сравнить»: buttons on a practice, on cards and in «Моя школа».

import { element, root } from "./dom.js";
import { compared, plan } from "./store.js";

function marked(button, isOn, on, off) {
  button.setAttribute("aria-pressed", String(isOn));
  button.textContent = isOn ? on : off;
}

/** Makes the button that puts a practice into the plan or takes it out. */
export function planButton(id, title) {
  const button = element("button", {
    type: "button",
    class: "o-choice",
    "data-plan": id,
    click: () => plan.toggle(id),
  });
  const show = () => {
    marked(button, plan.has(id), "В плане", "В план");
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
  };
  plan.listen(show);
  show();
  return button;
}

/** Makes the box that chooses a practice to compare. */
export function compareBox(id, title) {
  const box = element("input", { type: "checkbox", "aria-label": `Сравнить: ${title}` });
  const show = () => {
    box.checked = compared.has(id);
    box.disabled = !box.checked && compared.full();
  };
  box.addEventListener("change", () => compared.toggle(id));
  compared.listen(show);
  show();
  return element("label", { class: "o-choice" }, box, "Сравнить");
}

export const choices = (id, title) =>
  element("p", { class: "o-choices o-unprinted" }, planButton(id, title), compareBox(id, title));

const ADDRESS = /\/practices\/([a-z0-9-]+)\/(?:index\.html)?$/;

/** Adds the choices to the cards of practices, now and when a list builds new ones. */
export function watchCards() {
  const dress = (card) => {
    const link = card.querySelector(":scope > :is(h2, h3) > a");
    const id = link && ADDRESS.exec(new URL(link.href).pathname)?.[1];
    if (id && !card.querySelector(".o-choices")) card.append(choices(id, link.textContent));
  };
  for (const cards of document.querySelectorAll("ul.o-cards")) {
    const all = () => cards.querySelectorAll(":scope > .o-card").forEach(dress);
    new MutationObserver(all).observe(cards, { childList: true });
    all();
  }
}

/** Shows a bar at the foot of the window while practices are chosen to compare. */
export function showBar() {
  const link = element("a", { class: "md-button md-button--primary", href: `${root}compare/` });
  const wait = element("span", {}, "Выберите ещё одну");
  const clear = element("button", { type: "button", class: "o-choice", click: () => compared.set([]) }, "Снять");
  const bar = element("div", { class: "o-bar o-unprinted", role: "region", "aria-label": "Сравнение", hidden: true }, link, wait, clear);
  const show = (ids) => {
    bar.hidden = !ids.length;
    link.hidden = ids.length < 2;
    wait.hidden = !link.hidden;
    link.textContent = `Сравнить: ${ids.length}`;
    link.href = compareAddress(ids);
  };
  compared.listen(show);
  show(compared.ids());
  document.querySelector(".md-content__inner")?.append(bar);
}

export const compareAddress = (ids) =>
  `${root}compare/?${ids.map((id) => `id=${encodeURIComponent(id)}`).join("&")}`;
