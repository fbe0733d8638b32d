// Rules that look beyond one record: at the other parts of the file, and at what the bank holds.
// Each takes the data and what is known around them, and tells `{code, said, hint, at}`.

import { unreachable } from "./web.js";
import { has, isList, isMapping, isText, length } from "./texts.js";

const SUMMARY = 300;
/** Limits that the bank's rules set below those of the fields. */
export const LIMITS = { practice: { summary: SUMMARY } };
const ALL = 100;
const SETTLED = new Set(["done", "cancelled", "no_data"]);
const STATES = { planned: "запланировано", in_progress: "в работе", postponed: "перенесено" };
const OUT = { published: "опубликована", replicated: "тиражируется" };

const lines = (record, name) => (isList(record[name]) ? record[name] : []).map((one, at) => [one, at]).filter(([one]) => isMapping(one));
const texts = (record, name) => (isList(record?.[name]) ? record[name].filter(isText) : []);

/** The first and the last day of a period, or nothing where it sets none. */
export function bounds(period) {
  const { kind, date, dates, start, end } = period ?? {};
  if (kind === "date") return date ? [date, date] : null;
  if (kind === "dates") return isList(dates) && dates.length ? [dates[0], dates.at(-1)] : null;
  if (kind === "range") return start && end ? [start, end] : null;
  if (kind !== "months" || !start || !end) return null;
  const last = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5)), 0)).getUTCDate();
  return [`${start}-01`, `${end}-${last}`];
}

const written = ([start, end]) => (start === end ? start : `${start} – ${end}`);

function* practice(one, { facts }) {
  const size = isText(one.summary) ? length(one.summary.trim()) : 0;
  if (size > SUMMARY)
    yield { code: "V43", at: ["summary"], said: `краткое описание — ${size} знаков, можно не больше ${SUMMARY}`,
      hint: "оставьте, что это и чем поможет; остальное перенесите в текст" };
  if (texts(one, "factors").length && facts.basis.length && !one.factors.some((factor) => facts.basis.includes(factor)))
    yield { code: "V07", at: ["factors"], said: "среди факторов практики нет ни одного из основного каталога",
      hint: "добавьте фактор основного каталога: у риска он назван в maps_to" };
  if (has(OUT, one.status) && (one.origin ?? "authors") === "authors" && !(isList(one.results) && one.results.length))
    yield { code: "V41", at: ["status"], said: `практика в состоянии «${OUT[one.status]}», а результатов нет`,
      hint: "добавьте results: что измеряли, было, стало, за какое время и откуда число" };
  for (const [material, at] of lines(one, "materials")) {
    if (material.title && !material.licence)
      yield { code: "V44", at: ["materials", at, "licence"], said: `у материала «${material.title}» не названа лицензия`,
        hint: "спросите автора и напишите licence, например «CC BY 4.0»", advice: "спросите автора и впишите, например «CC BY 4.0»" };
    if (isText(material.url) && unreachable(material.url))
      yield { code: "V06", at: ["materials", at, "url"], said: `адрес «${material.url}» другие люди открыть не смогут`,
        hint: "выложите материал на сайт организации и дайте адрес с https://" };
  }
  const asked = one.contact?.organisation;
  if ((one.origin ?? "authors") === "authors" && asked && !one.contact.email && !one.contact.url && facts.known(asked) && !facts.reachable.includes(asked))
    yield { severity: "warning", code: "V45", at: ["contact"], said: `с «${asked}» не связаться: нет ни почты, ни страницы`,
      shown: `с «${facts.label("school", facts.label("organisation", asked))}» не связаться: нет ни почты, ни страницы`,
      hint: "добавьте в contact email или url либо сайт в карточку организации", advice: "впишите официальную почту или страницу" };
}

function* roadmap(one, { facts, today, place }) {
  const frame = one.period?.start && one.period?.end ? [one.period.start, one.period.end] : null;
  const programme = isText(one.programme) ? facts.programmes[one.programme] : null;
  if (frame && programme && !(programme[0] <= frame[0] && frame[1] <= programme[1]))
    yield { code: "V11", at: ["period"], said: `срок карты ${written(frame)} выходит за срок программы ${written(programme)}`,
      hint: "исправьте срок карты или назовите другую программу" };
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
      yield { code: "V26", at: ["tasks", at], said: `у задачи «${task.id}» нет ни одной меры`,
        hint: "добавьте меру с этой задачей или уберите задачу", shown: `у задачи «${task.title || task.id}» нет ни одной меры` };
  for (const [item, at] of lines(one, "items"))
    if (item.task && !ids.includes(item.task))
      yield { code: "V02", at: ["items", at, "task"], said: `в этой карте нет задачи «${item.task}»`, hint: `здесь есть: ${ids.join(", ")}` };
}

function* measure(one, item, at, { frame, today }) {
  const days = bounds(item.period);
  if (days && frame && !(frame[0] <= days[0] && days[1] <= frame[1]))
    yield { code: "V10", at: [...at, "period"], said: `срок меры ${written(days)} выходит за срок карты ${written(frame)}`,
      hint: "исправьте срок меры или срок карты" };
  if (!texts(item, "factors").length && !item.scope)
    yield { code: "V37", at: [...at, "factors"], said: `у меры «${item.id}» нет ни фактора риска, ни пометки, что она общая`,
      hint: "назовите factors или напишите «scope: programme»", advice: "назовите факторы риска или отметьте «Общая мера»",
      shown: "нет ни фактора риска, ни пометки, что мера общая" };
  if (item.period?.kind === "schedule" && !item.period.document && !has(item.period.unknown ?? {}, "document"))
    yield { code: "V17", at: [...at, "period", "document"], said: "срок «по графику», а график не назван",
      hint: "добавьте в period поле document с идентификатором документа или акта", advice: "выберите документ с графиком или назовите причину, почему его нет" };
  yield* outcome(item, at, today);
  const last = days?.[1] ?? frame?.[1];
  if (last && last < today && has(STATES, item.state) && !SETTLED.has(item.state) && !item.actual)
    yield { code: "V16", at: [...at, "state"], said: `срок меры прошёл ${last}, а состояние — «${STATES[item.state]}»`,
      hint: "поставьте done с фактом, cancelled с пояснением или no_data, если сведений нет",
      advice: "поставьте «выполнено» с фактом, «отменено» с пояснением или «нет сведений»" };
}

function* outcome(item, at, today) {
  if (item.state === "done") {
    const missing = [...(item.actual ? [] : ["actual (факт с датой)"]), ...(isList(item.evidence) && item.evidence.length ? [] : ["evidence (подтверждение)"])];
    if (missing.length)
      yield { code: "V32", at: [...at, "state"], said: `мера выполнена, но нет: ${missing.join(", ")}`, hint: "добавьте их или поставьте другое состояние" };
  }
  if (isText(item.actual?.date) && item.actual.date > today)
    yield { code: "V15", at: [...at, "actual", "date"], said: `дата выполнения ${item.actual.date} ещё не наступила: сегодня ${today}`,
      hint: "исправьте дату; если мера ещё идёт, поставьте «state: in_progress»", advice: "исправьте дату; если мера ещё идёт, поставьте «в работе»" };
  for (const [promised, number] of lines(item.expected_result ?? {}, "quantities")) {
    yield* promise(item, promised, at);
    if (promised.comparator === "up_to" && promised.unit === "percent" && Number(promised.value) === ALL && !promised.note)
      yield { code: "V36", at: [...at, "expected_result", "quantities", number, "comparator"],
        said: "«до 100 %» можно понять двояко: «не больше» или «довести до всех»",
        hint: "поставьте at_least или exactly; если так в документе, объясните это в note",
        advice: "поставьте «не менее» или «ровно»; если так в документе, объясните это в пояснении" };
  }
}

function* promise(item, promised, at) {
  for (const [came, number] of lines(item.actual ?? {}, "quantities")) {
    const same = promised.unit === came.unit && (promised.scope ?? "") === (came.scope ?? "");
    if (same && promised.comparator === "at_least" && Number(came.value) < Number(promised.value))
      yield { code: "V33", at: [...at, "actual", "quantities", number, "value"],
        said: `вышло ${Number(came.value)} при обещанных «не менее ${Number(promised.value)}»`,
        hint: "проверьте число; если оно верное, объясните его в note меры", advice: "проверьте число; если оно верное, объясните его в примечании меры" };
  }
}

function* order(item, at, begins) {
  const own = begins.get(item.id);
  for (const [number, needed] of texts(item, "depends_on").entries()) {
    const place = [...at, "depends_on", number];
    if (!begins.has(needed))
      yield { code: "V02", at: place, said: `в этой карте нет меры «${needed}»`, hint: `здесь есть: ${[...begins.keys()].join(", ")}` };
    if (needed === item.id) yield { code: "V18", at: place, said: "мера зависит от самой себя", hint: "уберите её из depends_on" };
    else if (own && begins.get(needed) && own < begins.get(needed))
      yield { code: "V18", at: place, said: `мера начинается ${own}, а «${needed}», от которой она зависит, — ${begins.get(needed)}`,
        hint: "исправьте срок одной из двух мер или уберите зависимость" };
  }
}

function* repeated(one, name) {
  const seen = new Set();
  for (const [item, at] of lines(one, name)) {
    if (item.id && seen.has(item.id)) yield { code: "V01", at: [name, at, "id"], said: `идентификатор «${item.id}» уже занят`, hint: "дайте одной из записей другой идентификатор" };
    seen.add(item.id);
  }
}

const meanings = (facts, factor) => [factor, ...(facts.maps[factor] ?? [])];

/** Risks of the school's profile in the bank that this roadmap should answer and does not. */
function* uncovered(one, facts, place) {
  const years = [one.period?.start, one.period?.end].map((day) => Number(String(day).slice(0, 4)));
  const items = lines(one, "items").map(([item]) => (item.state === "cancelled" ? {} : item));
  const covered = new Set(items.flatMap((item) => texts(item, "factors")).flatMap((factor) => meanings(facts, factor)));
  for (const profile of facts.profiles[place?.owner] ?? []) {
    if (!(years[0] <= profile.year && profile.year <= years[1])) continue;
    for (const risk of profile.risks) yield* open(risk, covered, facts, ["items"], "добавьте меру с этим фактором");
    yield* strangers(items, profile, facts);
  }
}

/** Measures against risks that the school's profile does not name. */
function* strangers(items, profile, facts) {
  const named = new Set(profile.risks.flatMap((risk) => meanings(facts, risk.factor)));
  for (const [at, item] of items.entries())
    for (const [number, factor] of texts(item, "factors").entries())
      if (facts.known(factor) && !meanings(facts, factor).some((one) => named.has(one)))
        yield { code: "V24", at: ["items", at, "factors", number], said: `фактора «${factor}» нет в рисковом профиле школы`,
          shown: `фактора «${facts.label("factor", factor)}» нет в рисковом профиле школы`,
          hint: `проверьте фактор или добавьте риск в ${profile.path}`, advice: "проверьте фактор или добавьте риск в профиль школы" };
}

function* open(risk, covered, facts, at, advice) {
  const code = demanded(risk);
  if (!code || meanings(facts, risk.factor).some((one) => covered.has(one))) return;
  const weight = code === "V20" ? "высокой значимости" : "средней значимости, подтверждён куратором";
  yield { code, at, said: `риск «${risk.factor}» (${weight}) не закрыт ни одной мерой карты`, shown: `риск «${facts.label("factor", risk.factor)}» (${weight}) не закрыт ни одной мерой карты`, hint: advice, advice };
}

function demanded({ significance, verdict, included }) {
  if (!included) return "";
  if (significance === "high") return "V20";
  return significance === "medium" && verdict === "confirmed" ? "V22" : "";
}

function* riskProfile(one, { facts, place }) {
  const catalogue = isText(one.catalogue) ? facts.catalogues[one.catalogue] : null;
  const year = Number(place?.names?.year);
  if (catalogue?.years.length && year && !catalogue.years.includes(year))
    yield { code: "V08", at: ["catalogue"], said: `профиль за ${year} год, а каталог «${one.catalogue}» — на ${catalogue.years.join(", ")}`,
      hint: "назовите каталог этого года или исправьте год в имени файла", advice: "выберите каталог этого года или исправьте год" };
  const roadmaps = (facts.roadmaps[place?.owner] ?? []).filter(({ years }) => years[0] <= year && year <= years[1]);
  const covered = new Set(roadmaps.flatMap(({ factors }) => factors).flatMap((factor) => meanings(facts, factor)));
  for (const [risk, at] of lines(one, "entries")) {
    if (!risk.factor) continue;
    const place = ["entries", at, "factor"];
    if (catalogue && facts.known(risk.factor) && !catalogue.factors.includes(risk.factor))
      yield { code: "V08", at: place, said: `фактор «${risk.factor}» не из каталога «${one.catalogue}»`, hint: "выберите фактор каталога, который назван в профиле" };
    const told = { ...risk, verdict: risk.curator_assessment?.verdict, included: risk.decision?.include !== "false" };
    if (roadmaps.length) yield* open(told, covered, facts, place, `добавьте в ${roadmaps[0].path} меру с этим фактором или запишите в decision, почему школа с ним не работает`);
  }
}

const RULES = { practice, roadmap, risk_profile: riskProfile };

/** Lists what the bank's rules say of a record; `around` holds facts, today and the place of the file. */
export function judge(kind, data, around) {
  const rules = RULES[kind];
  if (!rules) return [];
  return [...rules(data, around)].map(({ at, ...found }) => ({
    severity: around.facts.weights[found.code] ?? "error", loc: at, message: found.said, ...found, shown: found.shown ?? found.said,
  }));
}
