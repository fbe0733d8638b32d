// Steps of a practice as a checklist that this browser remembers.

import { element } from "./dom.js";
import { steps } from "./store.js";

export function setUpSteps(place) {
  const id = place.dataset.steps;
  const items = [...place.querySelectorAll("h2#t-chto-sdelali-po-shagam ~ ol:first-of-type > li")];
  const done = new Set(steps.get(id));
  items.forEach((item, number) => {
    const box = element("input", { type: "checkbox" });
    box.checked = done.has(number);
    box.addEventListener("change", () => {
      if (box.checked) done.add(number);
      else done.delete(number);
      steps.set(id, [...done].sort((one, other) => one - other));
    });
    const holder = item.querySelector(":scope > p:first-child") ?? item;
    const words = [...holder.childNodes];
    const nested = words.findIndex((one) => ["UL", "OL", "TABLE", "PRE", "BLOCKQUOTE"].includes(one.nodeName));
    const said = nested < 0 ? words : words.slice(0, nested);
    holder.prepend(element("label", { class: "o-step" }, box, element("span", {}, ...said)));
  });
}
