// Rules of the rows of a roadmap, each by itself.

import { bounds, lines, texts, written } from "./bank_lines.js";
import { has, isList, isText } from "./texts.js";

const ALL = 100;
const SETTLED = new Set(["done", "cancelled", "no_data"]);
const STATES = { planned: "запланировано", in_progress: "в работе", postponed: "перенесено" };

export function* measure(one, item, at, { frame, today }) {
  const days = bounds(item.period);
  if (days && frame && !(frame[0] <= days[0] && days[1] <= frame[1]))
    yield {
      code: "V10",
      at: [...at, "period"],
      said: `срок меры ${written(days)} выходит за срок карты ${written(frame)}`,
      hint: "исправьте срок меры или срок карты",
    };
  if (!texts(item, "factors").length && !item.scope)
    yield {
      code: "V37",
      at: [...at, "factors"],
      said: `у меры «${item.id}» нет ни фактора риска, ни пометки, что она общая`,
      hint: "назовите factors или напишите «scope: programme»",
      advice: "назовите факторы риска или отметьте «Общая мера»",
      shown: "нет ни фактора риска, ни пометки, что мера общая",
    };
  if (
    item.period?.kind === "schedule" &&
    !item.period.document &&
    !has(item.period.unknown ?? {}, "document")
  )
    yield {
      code: "V17",
      at: [...at, "period", "document"],
      said: "срок «по графику», а график не назван",
      hint: "добавьте в period поле document с идентификатором документа или акта",
      advice: "выберите документ с графиком или назовите причину, почему его нет",
    };
  yield* outcome(item, at, today);
  const last = days?.[1] ?? frame?.[1];
  if (last && last < today && has(STATES, item.state) && !SETTLED.has(item.state) && !item.actual)
    yield {
      code: "V16",
      at: [...at, "state"],
      said: `срок меры прошёл ${last}, а состояние — «${STATES[item.state]}»`,
      hint: "поставьте done с фактом, cancelled с пояснением или no_data, если сведений нет",
      advice: "поставьте «выполнено» с фактом, «отменено» с пояснением или «нет сведений»",
    };
}

function* outcome(item, at, today) {
  if (item.state === "done") {
    const missing = [
      ...(item.actual ? [] : ["actual (факт с датой)"]),
      ...(isList(item.evidence) && item.evidence.length ? [] : ["evidence (подтверждение)"]),
    ];
    if (missing.length)
      yield {
        code: "V32",
        at: [...at, "state"],
        said: `мера выполнена, но нет: ${missing.join(", ")}`,
        hint: "добавьте их или поставьте другое состояние",
      };
  }
  if (isText(item.actual?.date) && item.actual.date > today)
    yield {
      code: "V15",
      at: [...at, "actual", "date"],
      said: `дата выполнения ${item.actual.date} ещё не наступила: сегодня ${today}`,
      hint: "исправьте дату; если мера ещё идёт, поставьте «state: in_progress»",
      advice: "исправьте дату; если мера ещё идёт, поставьте «в работе»",
    };
  for (const [promised, number] of lines(item.expected_result ?? {}, "quantities")) {
    yield* promise(item, promised, at);
    if (
      promised.comparator === "up_to" &&
      promised.unit === "percent" &&
      Number(promised.value) === ALL &&
      !promised.note
    )
      yield {
        code: "V36",
        at: [...at, "expected_result", "quantities", number, "comparator"],
        said: "«до 100 %» можно понять двояко: «не больше» или «довести до всех»",
        hint: "поставьте at_least или exactly; если так в документе, объясните это в note",
        advice: "поставьте «не менее» или «ровно»; если так в документе, объясните это в пояснении",
      };
  }
}

function* promise(item, promised, at) {
  for (const [came, number] of lines(item.actual ?? {}, "quantities")) {
    const same = promised.unit === came.unit && (promised.scope ?? "") === (came.scope ?? "");
    if (same && promised.comparator === "at_least" && Number(came.value) < Number(promised.value))
      yield {
        code: "V33",
        at: [...at, "actual", "quantities", number, "value"],
        said: `вышло ${Number(came.value)} при обещанных «не менее ${Number(promised.value)}»`,
        hint: "проверьте число; если оно верное, объясните его в note меры",
        advice: "проверьте число; если оно верное, объясните его в примечании меры",
      };
  }
}
