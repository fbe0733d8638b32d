// Two to four practices side by side: /compare/?id=…&id=…

import { compareAddress } from "./choice.js";
import { element, json, root } from "./dom.js";
import { compared } from "./store.js";

const MOST = 4;

const brief = async (id) => {
  try {
    return await json(`practices/${encodeURIComponent(id)}/brief.json`);
  } catch {
    return null;
  }
};

export async function setUpCompare(place) {
  const status = place.querySelector("[role=status]");
  const asked = new URL(location.href).searchParams.getAll("id");
  const ids = [...new Set(asked.length ? asked : compared.ids())].slice(0, MOST);
  const found = (await Promise.all(ids.map(brief))).filter(Boolean);
  if (!asked.length && found.length) history.replaceState(null, "", compareAddress(found.map((one) => one.id)));
  status.textContent = told(found.length, ids.length);
  if (found.length) place.querySelector(".o-compare").append(table(found), nothingKnown(found));
}

function told(found, asked) {
  if (!found) return "Отметьте «Сравнить» у двух–четырёх практик в списке или в «Моей школе».";
  const missing = asked > found ? ` Не нашлось: ${asked - found}.` : "";
  return found === 1 ? `Выбрана одна практика, добавьте ещё.${missing}` : `Сравниваем практик: ${found}.${missing}`;
}

/** Names what is said of none of the practices. */
function nothingKnown(found) {
  const held = new Set(found.flatMap((one) => one.rows.filter(([, , known]) => known).map(([label]) => label)));
  const unknown = new Set(found.flatMap((one) => one.rows.map(([label]) => label)).filter((label) => !held.has(label)));
  return unknown.size ? element("p", { class: "o-quiet" }, `Нет данных ни об одной: ${[...unknown].join(", ").toLowerCase()}.`) : "";
}

function table(found) {
  const head = (one) => element("th", { scope: "col" }, element("a", { href: root + one.url }, one.title));
  const known = (label) => found.some((one) => one.rows.some(([name, , held]) => name === label && held));
  const labels = [...new Set(found.flatMap((one) => one.rows.map(([label]) => label)))];
  const cell = (one, label) => {
    const [, text, known] = one.rows.find(([name]) => name === label) ?? [label, "нет данных", false];
    return element("td", { "data-label": one.title }, known ? text : element("span", { class: "o-unknown" }, text));
  };
  return element("table", { class: "o-labelled o-side" },
    element("caption", { class: "o-spoken" }, "Практики рядом"),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Что сравниваем"), ...found.map(head))),
    element("tbody", {}, ...labels.filter(known).map((label) => element("tr", {},
      element("th", { scope: "row" }, label), ...found.map((one) => cell(one, label))))));
}
