// Rules of a risk profile that look at its catalogue and at the roadmap of its school.

import { lines, meanings, open } from "./bank_lines.js";
import { isText } from "./texts.js";

export function* riskProfile(one, { facts, place }) {
  const catalogue = isText(one.catalogue) ? facts.catalogues[one.catalogue] : null;
  const year = Number(place?.names?.year);
  if (catalogue?.years.length && year && !catalogue.years.includes(year))
    yield {
      code: "V08",
      at: ["catalogue"],
      said: `профиль за ${year} год, а каталог «${one.catalogue}» — на ${catalogue.years.join(", ")}`,
      hint: "назовите каталог этого года или исправьте год в имени файла",
      advice: "выберите каталог этого года или исправьте год",
    };
  const roadmaps = (facts.roadmaps[place?.owner] ?? []).filter(
    ({ years }) => years[0] <= year && year <= years[1],
  );
  const covered = new Set(
    roadmaps.flatMap(({ factors }) => factors).flatMap((factor) => meanings(facts, factor)),
  );
  for (const [risk, at] of lines(one, "entries")) {
    if (!risk.factor) continue;
    const place = ["entries", at, "factor"];
    if (catalogue && facts.known(risk.factor) && !catalogue.factors.includes(risk.factor))
      yield {
        code: "V08",
        at: place,
        said: `фактор «${risk.factor}» не из каталога «${one.catalogue}»`,
        hint: "выберите фактор каталога, который назван в профиле",
      };
    const told = {
      ...risk,
      verdict: risk.curator_assessment?.verdict,
      included: risk.decision?.include !== "false",
    };
    if (roadmaps.length)
      yield* open(
        told,
        covered,
        facts,
        place,
        `добавьте в ${roadmaps[0].path} меру с этим фактором или запишите в decision, почему школа с ним не работает`,
      );
  }
}
