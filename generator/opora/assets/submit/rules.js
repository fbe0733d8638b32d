// The models' own rules, by record and name: what must hold between fields.
// `BEFORE` see a value as it was written, `AFTER` see a record whose fields are all sound and the form.

import { isYes } from "./scalars.js";
import { has, isMapping, isText } from "./texts.js";

const PHONE =
  /(?<!\p{Nd})(?:\+?7|8)[\s(-]*\p{Nd}{3}[\s)-]*\p{Nd}{3}[\s-]*\p{Nd}{2}[\s-]*\p{Nd}{2}(?!\p{Nd})/u;

export const hasPhone = (value) => PHONE.test(String(value));

const held = (record, name) => {
  const one = has(record, name) ? record[name] : null;
  return one !== null && one !== "" && !(Array.isArray(one) && !one.length);
};

const fault = (code, said, hint, extra = {}) => ({ code, said, hint, ...extra });

function backwards(record) {
  const { start, end } = record;
  if (start <= end) return null;
  return fault(
    "V12",
    `начало ${start} позже конца ${end}`,
    "поменяйте начало и конец местами или исправьте год",
    { at: "end" },
  );
}

export const BEFORE = {
  "Contact._no_phone": (value) =>
    isMapping(value) && Object.values(value).some(hasPhone)
      ? fault(
          "V45",
          "в контакте записан телефон",
          "уберите номер; назовите официальную почту или страницу организации",
        )
      : null,
  "Actor._not_a_name": (value) =>
    isText(value)
      ? fault(
          "V34",
          `ответственный «${value}» записан просто словами`,
          "напишите organisation, class или role с идентификатором из справочника; фамилии не указываем",
        )
      : null,
};

export const AFTER = {
  "Citation._names_something": (one) =>
    held(one, "document") || held(one, "title")
      ? null
      : fault(
          "V04",
          "источник ни на что не указывает",
          "назовите документ банка (document) или дайте title и url",
          { at: "title", advice: "выберите документ банка или впишите название и, если есть, адрес" },
        ),
  "OnDates._ordered": ({ dates }) =>
    dates.every((one, at) => !at || dates[at - 1] < one)
      ? null
      : fault("V12", "даты идут не по порядку или повторяются", "расставьте по порядку", { at: "dates" }),
  "DayRange._ordered": backwards,
  "MonthRange._ordered": backwards,
  "Span._ordered": backwards,
  "ExpectedResult._checkable": (one) =>
    held(one, "quantities") || held(one, "qualitative")
      ? null
      : fault(
          "V31",
          "результат нельзя проверить: нет ни числа, ни признака",
          "добавьте quantities (число и единица) или qualitative (результат, который видно)",
          {
            at: "qualitative",
            advice:
              "добавьте число с единицей («В числах») или признак, который видно («Без чисел, но проверяемо»)",
          },
        ),
  "Actor._exactly_one": (one) =>
    ["organisation", "class", "role"].filter((name) => held(one, name)).length === 1
      ? null
      : fault(
          "V34",
          "исполнитель должен быть назван ровно одним способом",
          "оставьте одно из трёх: organisation, class или role",
          { advice: "выберите что-то одно: роль, класс организаций или организацию" },
        ),
  "Decision._reason_when_excluded": (one) =>
    isYes(one.include) || held(one, "reason")
      ? null
      : fault(
          "V23",
          "риск исключён без причины",
          "напишите reason: почему школа не будет работать с этим риском",
          { at: "reason", advice: "напишите причину: почему школа не будет работать с этим риском" },
        ),
  "RiskEntry._medium_is_assessed": (one) =>
    one.significance !== "medium" || held(one, "curator_assessment")
      ? null
      : fault(
          "V21",
          "у риска средней значимости нет заключения куратора",
          "добавьте curator_assessment с verdict; пока оценки нет, напишите verdict: pending",
          {
            at: "curator_assessment",
            advice: "добавьте заключение куратора; пока его нет, выберите «на оценке»",
          },
        ),
  "Practice._authors_are_named": (one) =>
    (one.origin ?? "authors") !== "authors" || (held(one, "authors") && held(one, "contact"))
      ? null
      : fault(
          "V45",
          "не сказано, чей это опыт и кого спросить",
          "добавьте authors (школа или организация) и contact (официальная почта)",
          {
            at: held(one, "authors") ? "contact" : "authors",
            advice: "назовите авторов (школу или организацию) и контакт (официальную почту)",
          },
        ),
  "Practice._one_part_a_role": ({ roles = [] }, form) => {
    const names = roles.map((part) => part.role);
    const twice = names.find((one, at) => names.indexOf(one) !== at);
    if (!twice) return null;
    return fault(
      "M03",
      `роль «${form.choices.Role[twice]}» (${twice}) названа в roles дважды`,
      "сведите её дела в одну запись",
      { at: "roles", shown: `роль «${form.choices.Role[twice]}» названа дважды` },
    );
  },
  "Practice._years_in_order": (one) =>
    held(one, "year_to") && Number(one.year_from) > Number(one.year_to)
      ? fault(
          "V12",
          `год начала ${Number(one.year_from)} позже года окончания ${Number(one.year_to)}`,
          "поменяйте годы местами или исправьте",
          { at: "year_to" },
        )
      : null,
};
