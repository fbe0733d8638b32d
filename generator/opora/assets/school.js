import { planButton, compareBox, showBar, watchCards } from "./school/choice.js";
import { setUpCompare } from "./school/compare_page.js";
import { setUpMySchool } from "./school/my_school.js";
import { setUpPlan } from "./school/plan_page.js";
import { setUpSteps } from "./school/steps.js";

const PAGES = {
  "[data-my-school]": setUpMySchool,
  "[data-plan-page]": setUpPlan,
  "[data-compare]": setUpCompare,
  "[data-steps]": setUpSteps,
};

function failed(place) {
  const status = place.querySelector("[role=status]");
  if (status) status.textContent = "Данные не загрузились. Обновите страницу.";
}

for (const [where, setUp] of Object.entries(PAGES))
  for (const place of document.querySelectorAll(where)) Promise.resolve(setUp(place)).catch(() => failed(place));
for (const place of document.querySelectorAll("[data-choices]"))
  place.append(planButton(place.dataset.choices, place.dataset.title), compareBox(place.dataset.choices, place.dataset.title));
for (const link of document.querySelectorAll("a[data-asks]")) if (link.dataset.asks) link.hash = link.dataset.asks;
watchCards();
if (!document.querySelector("[data-compare], [data-plan-page]")) showBar();
