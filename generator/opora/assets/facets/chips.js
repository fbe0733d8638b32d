// What is chosen, as buttons that take it back.

export function showChips(list, choice, changed) {
  const chips = choice.picked.flatMap((set, facet) =>
    [...set].map((option) => chip(choice, facet, option)),
  );
  list.replaceChildren(...chips);
  list.hidden = !chips.length;
  chips.forEach((item, at) => {
    item.firstChild.addEventListener("click", () => {
      const [facet, option] = [item.dataset.facet, item.dataset.option].map(Number);
      choice.set(facet, option, false);
      changed();
      const left = [...list.querySelectorAll("button")];
      (left[at] ?? left.at(-1) ?? list.closest("section")).focus();
    });
  });
}

function chip(choice, facet, option) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const { label } = choice.facets[facet].options[option];
  Object.assign(item.dataset, { facet, option });
  button.type = "button";
  button.setAttribute("aria-label", `Убрать: ${label}`);
  button.textContent = label;
  item.append(button);
  return item;
}
