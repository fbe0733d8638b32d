// Rules of practices that look beyond one field.

import { lines, texts } from "./bank_lines.js";
import { has, isList, isText, length } from "./texts.js";
import { unreachable } from "./web.js";

export const SUMMARY = 300;
const OUT = { published: "опубликована", replicated: "тиражируется" };

export function* practice(one, { facts }) {
  const size = isText(one.summary) ? length(one.summary.trim()) : 0;
  if (size > SUMMARY)
    yield {
      code: "V43",
      at: ["summary"],
      said: `краткое описание — ${size} знаков, можно не больше ${SUMMARY}`,
      hint: "оставьте, что это и чем поможет; остальное перенесите в текст",
    };
  if (
    texts(one, "factors").length &&
    facts.basis.length &&
    !one.factors.some((factor) => facts.basis.includes(factor))
  )
    yield {
      code: "V07",
      at: ["factors"],
      said: "среди факторов практики нет ни одного из основного каталога",
      hint: "добавьте фактор основного каталога: у риска он назван в maps_to",
    };
  if (
    has(OUT, one.status) &&
    (one.origin ?? "authors") === "authors" &&
    !(isList(one.results) && one.results.length)
  )
    yield {
      code: "V41",
      at: ["status"],
      said: `практика в состоянии «${OUT[one.status]}», а результатов нет`,
      hint: "добавьте results: что измеряли, было, стало, за какое время и откуда число",
    };
  for (const [material, at] of lines(one, "materials")) {
    if (material.title && !material.licence)
      yield {
        code: "V44",
        at: ["materials", at, "licence"],
        said: `у материала «${material.title}» не названа лицензия`,
        hint: "спросите автора и напишите licence, например «CC BY 4.0»",
        advice: "спросите автора и впишите, например «CC BY 4.0»",
      };
    if (isText(material.url) && unreachable(material.url))
      yield {
        code: "V06",
        at: ["materials", at, "url"],
        said: `адрес «${material.url}» другие люди открыть не смогут`,
        hint: "выложите материал на сайт организации и дайте адрес с https://",
      };
  }
  const asked = one.contact?.organisation;
  if (
    (one.origin ?? "authors") === "authors" &&
    asked &&
    !one.contact.email &&
    !one.contact.url &&
    facts.known(asked) &&
    !facts.reachable.includes(asked)
  )
    yield {
      severity: "warning",
      code: "V45",
      at: ["contact"],
      said: `с «${asked}» не связаться: нет ни почты, ни страницы`,
      shown: `с «${facts.label("school", facts.label("organisation", asked))}» не связаться: нет ни почты, ни страницы`,
      hint: "добавьте в contact email или url либо сайт в карточку организации",
      advice: "впишите официальную почту или страницу",
    };
}
