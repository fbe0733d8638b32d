// Rules of a roadmap as a whole: its tasks, the order of its measures, the risks of its school.

import { bounds, lines, meanings, open, texts, written } from "./bank_lines.js";
import { measure } from "./bank_measure.js";
import { isText } from "./texts.js";

export function* roadmap(one, { facts, today, place }) {
  const frame = one.period?.start && one.period?.end ? [one.period.start, one.period.end] : null;
  const programme = isText(one.programme) ? facts.programmes[one.programme] : null;
  if (frame && programme && !(programme[0] <= frame[0] && frame[1] <= programme[1]))
    yield {
      code: "V11",
      at: ["period"],
      said: `срок карты ${written(frame)} выходит за срок программы ${written(programme)}`,
      hint: "исправьте срок карты или назовите другую программу",
    };
  yield* tasks(one);
  const begins = new Map(lines(one, "items").map(([item]) => [item.id, bounds(item.period)?.[0]]));
  for (const [item, at] of lines(one, "items")) {
    yield* measure(one, item, ["items", at], { frame, today });
    yield* order(item, ["items", at], begins);
  }
  yield* repeated(one, "tasks");
  yield* repeated(one, "items");
  yield* uncovered(one, facts, place);
}

function* tasks(one) {
  const ids = lines(one, "tasks").map(([task]) => task.id);
  const served = new Set(lines(one, "items").map(([item]) => item.task));
  for (const [task, at] of lines(one, "tasks"))
    if (task.id && !served.has(task.id))
      yield {
        code: "V26",
        at: ["tasks", at],
        said: `у задачи «${task.id}» нет ни одной меры`,
        hint: "добавьте меру с этой задачей или уберите задачу",
        shown: `у задачи «${task.title || task.id}» нет ни одной меры`,
      };
  for (const [item, at] of lines(one, "items"))
    if (item.task && !ids.includes(item.task))
      yield {
        code: "V02",
        at: ["items", at, "task"],
        said: `в этой карте нет задачи «${item.task}»`,
        hint: `здесь есть: ${ids.join(", ")}`,
      };
}

function* order(item, at, begins) {
  const own = begins.get(item.id);
  for (const [number, needed] of texts(item, "depends_on").entries()) {
    const place = [...at, "depends_on", number];
    if (!begins.has(needed))
      yield {
        code: "V02",
        at: place,
        said: `в этой карте нет меры «${needed}»`,
        hint: `здесь есть: ${[...begins.keys()].join(", ")}`,
      };
    if (needed === item.id)
      yield { code: "V18", at: place, said: "мера зависит от самой себя", hint: "уберите её из depends_on" };
    else if (own && begins.get(needed) && own < begins.get(needed))
      yield {
        code: "V18",
        at: place,
        said: `мера начинается ${own}, а «${needed}», от которой она зависит, — ${begins.get(needed)}`,
        hint: "исправьте срок одной из двух мер или уберите зависимость",
      };
  }
}

function* repeated(one, name) {
  const seen = new Set();
  for (const [item, at] of lines(one, name)) {
    if (item.id && seen.has(item.id))
      yield {
        code: "V01",
        at: [name, at, "id"],
        said: `идентификатор «${item.id}» уже занят`,
        hint: "дайте одной из записей другой идентификатор",
      };
    seen.add(item.id);
  }
}

/** Risks of the school's profile in the bank that this roadmap should answer and does not. */
function* uncovered(one, facts, place) {
  const years = [one.period?.start, one.period?.end].map((day) => Number(String(day).slice(0, 4)));
  const items = lines(one, "items").map(([item]) => (item.state === "cancelled" ? {} : item));
  const covered = new Set(
    items.flatMap((item) => texts(item, "factors")).flatMap((factor) => meanings(facts, factor)),
  );
  for (const profile of facts.profiles[place?.owner] ?? []) {
    if (!(years[0] <= profile.year && profile.year <= years[1])) continue;
    for (const risk of profile.risks)
      yield* open(risk, covered, facts, ["items"], "добавьте меру с этим фактором");
    yield* strangers(items, profile, facts);
  }
}

/** Measures against risks that the school's profile does not name. */
function* strangers(items, profile, facts) {
  const named = new Set(profile.risks.flatMap((risk) => meanings(facts, risk.factor)));
  for (const [at, item] of items.entries())
    for (const [number, factor] of texts(item, "factors").entries())
      if (facts.known(factor) && !meanings(facts, factor).some((one) => named.has(one)))
        yield {
          code: "V24",
          at: ["items", at, "factors", number],
          said: `фактора «${factor}» нет в рисковом профиле школы`,
          shown: `фактора «${facts.label("factor", factor)}» нет в рисковом профиле школы`,
          hint: `проверьте фактор или добавьте риск в ${profile.path}`,
          advice: "проверьте фактор или добавьте риск в профиль школы",
        };
}
