// The checkboxes of each facet, made when its part of the form is first opened.
import { said } from "./words.js";

export class Boxes {
  constructor(form, index, choice, changed) {
    Object.assign(this, { index, choice, changed, counts: [] });
    this.parts = index.facets.map((facet) =>
      form.querySelector(`details[data-facet="${facet.name}"]`),
    );
    this.boxes = index.facets.map(() => null);
    this.parts.forEach((part, facet) => {
      part?.addEventListener("toggle", () => part.open && this.fill(facet));
    });
  }

  update(counts) {
    this.counts = counts;
    const { picked } = this.choice;
    this.parts.forEach((part, facet) => {
      if (!part) return;
      const chosen = picked[facet].size;
      part.querySelector("summary span").textContent = chosen ? ` (${chosen})` : "";
      if (part.open) this.fill(facet);
    });
  }

  fill(facet) {
    if (!this.counts.length) return;
    this.boxes[facet] ??= this.make(facet);
    const chosen = this.choice.sets[facet];
    const counts = this.counts[facet];
    this.index.facets[facet].options.forEach(({ above }, option) => {
      const { item, box, number } = this.boxes[facet][option];
      box.checked = chosen.has(option);
      item.hidden = !box.checked && (!counts[option] || (above >= 0 && !chosen.has(above)));
      if (!item.hidden) number.textContent = said(counts[option]);
    });
  }

  make(facet) {
    const list = document.createElement("ul");
    const { name, options } = this.index.facets[facet];
    const boxes = options.map((option, at) => {
      const made = row(name, option);
      made.box.addEventListener("change", () => {
        this.choice.set(facet, at, made.box.checked);
        this.changed();
      });
      return made;
    });
    list.append(...boxes.map(({ item }) => item));
    this.parts[facet].querySelector("fieldset").append(list);
    return boxes;
  }
}

function row(name, option) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const text = document.createElement("span");
  const number = document.createElement("span");
  Object.assign(box, { type: "checkbox", name, value: option.code });
  text.textContent = option.label;
  number.className = "o-facet-number";
  if (option.above >= 0) item.className = "o-facet-below";
  label.append(box, text, number);
  item.append(label);
  return { item, box, number };
}
