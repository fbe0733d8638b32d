// Hints at what may be somebody's personal data. A hint never stops anyone: it asks to look again.

import { hasPhone } from "./rules.js";

const SIGNS = [
  [
    (text) => hasPhone(text),
    "похоже на номер телефона",
    "в открытом банке телефонов не бывает: назовите официальную почту организации",
  ],
  [
    (text) =>
      /(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}\.\s?\p{Lu}\./u.test(text) ||
      /(?<!\p{L})\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+/u.test(text),
    "похоже на фамилию с инициалами",
    "людей в банке называют по должности: «директор школы», «учитель математики»",
  ],
  [
    (text) => /(?<!\p{L})\p{Lu}\p{Ll}+(?:вич|вна|ична)(?!\p{L})/u.test(text) && !/имени/iu.test(text),
    "похоже на имя с отчеством",
    "людей в банке называют по должности; имя в названии школы оставьте",
  ],
  [
    (text) => /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/u.test(text),
    "похоже на СНИЛС",
    "номера документов в банк не попадают: уберите его",
  ],
  [
    (text) => /(?<!\d)\d{2}\s?\d{2}\s№?\s?\d{6}(?!\d)/u.test(text),
    "похоже на номер паспорта",
    "номера документов в банк не попадают: уберите его",
  ],
  [
    (text) =>
      /(?:учени(?:к|ца|ку|цы|це)|обучающ(?:ийся|аяся|егося|ейся))\s+\d{1,2}\s?[«"]?\p{Lu}?[»"]?\s*класса\s+\p{Lu}\p{Ll}+/u.test(
        text,
      ),
    "похоже на рассказ об одном ребёнке с именем",
    "пишите о классе или группе от пяти человек, без имён",
  ],
];

/** Lists the hints at a text. */
export const personal = (text, loc) =>
  SIGNS.filter(([sign]) => sign(text)).map(([, said, hint]) => ({
    code: "",
    severity: "hint",
    loc,
    said,
    message: said,
    shown: said,
    hint,
  }));
