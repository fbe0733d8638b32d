import { planButton, compareBox, showBar, watchCards } from "./school/choice.js";

// What one kind of page needs comes only there.
const PAGES = {
  "[data-my-school]": async (place) => (await import("./school/my_school.js")).setUpMySchool(place),
  "[data-plan-page]": async (place) => (await import("./school/plan_page.js")).setUpPlan(place),
  "[data-compare]": async (place) => (await import("./school/compare_page.js")).setUpCompare(place),
  "[data-steps]": async (place) => (await import("./school/steps.js")).setUpSteps(place),
};

function failed(place) {
  const status = place.querySelector("[role=status]");
  if (status) status.textContent = "Данные не загрузились. Обновите страницу.";
}

for (const [where, setUp] of Object.entries(PAGES))
  for (const place of document.querySelectorAll(where)) setUp(place).catch(() => failed(place));
for (const place of document.querySelectorAll("[data-choices]"))
  place.append(planButton(place.dataset.choices, place.dataset.title), compareBox(place.dataset.choices, place.dataset.title));
for (const link of document.querySelectorAll("a[data-asks]")) if (link.dataset.asks) link.hash = link.dataset.asks;
watchCards();
if (!document.querySelector("[data-compare], [data-plan-page]")) showBar();

// Paper waits for nobody: what draws the code comes once the page is quiet, before anybody prints.
const sheet = document.querySelector("[data-paper]");
if (sheet && location.protocol.startsWith("http")) {
  const come = async () => (await import("./school/paper.js")).drawForPaper(sheet);
  const quiet = () => (window.requestIdleCallback ?? setTimeout)(() => come().catch(() => {}));
  if (document.readyState === "complete") quiet();
  else window.addEventListener("load", quiet);
}
