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

// Roles are written out: on a phone the rows are laid out anew, and a browser would forget them.
function table(found) {
  const known = (label) => found.some((one) => one.rows.some(([name, , held]) => name === label && held));
  const labels = [...new Set(found.flatMap((one) => one.rows.map(([label]) => label)))];
  return element("table", { class: `o-side o-side-${found.length}`, role: "table" },
    element("caption", { class: "o-spoken" }, "Практики рядом"),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
      element("th", { scope: "col", role: "columnheader" }, "Что сравниваем"), ...found.map((one) => head(one, found)))),
    element("tbody", { role: "rowgroup" }, ...labels.filter(known).map((label) => element("tr", { role: "row" },
      element("th", { scope: "row", role: "rowheader" }, label), ...found.map((one) => cell(one, label))))));
}

function head(one, found) {
  const others = found.filter((other) => other !== one).map((other) => other.id);
  const leave = () => compared.set(others);
  const off = element("a", { href: compareAddress(others), class: "o-quiet o-unprinted", "aria-label": `Убрать: ${one.title}`, click: leave }, "убрать");
  return element("th", { scope: "col", role: "columnheader" }, element("a", { href: root + one.url }, one.title), " ", off);
}

function cell(one, label) {
  const [, text, known] = one.rows.find(([name]) => name === label) ?? [label, "нет данных", false];
  const said = known ? text : element("span", { class: "o-unknown" }, text);
  return element("td", { role: "cell", "data-label": one.title }, said);
}
