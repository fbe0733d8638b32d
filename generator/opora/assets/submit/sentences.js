// What is wrong with a single value, and what to do: the words of `opora validate`.
// `advice` and `shown` say the same to people who fill in a form and see no lines and dashes.

import { isText, length, quoted, shapeOf } from "./texts.js";

const onlyNumber = (value) => {
  const numbers = isText(value) ? (value.match(/\d+/gu) ?? []) : [];
  return numbers.length === 1 ? numbers[0] : "";
};

const listed = (words) =>
  Object.entries(words)
    .map(([word, label]) => `${word} (${label})`)
    .join(", ");
const labels = (words) => Object.values(words).join(", ");

export const missing = (name, title, words) => ({
  code: "V03",
  said: `нет обязательного поля «${name}» (${title})`,
  hint: words
    ? `добавьте строку «${name}: …»; бывает: ${listed(words)}`
    : `добавьте строку «${name}: …»; \`opora explain V03\` подскажет, что делать, если сведений нет`,
  shown: "обязательное поле не заполнено",
  advice: words ? `выберите: ${labels(words)}` : "впишите ответ; если сведений нет, так и напишите",
});

export const unknownKey = (name, value, keys) => ({
  code: "V09a",
  said: `неизвестный ключ ${quoted(name)}`,
  hint:
    name.includes(" ") || value === null
      ? "похоже на кусок текста: значение с запятой внутри «{…}» возьмите в кавычки"
      : `удалите его; здесь бывают: ${keys.join(", ")}`,
  advice: "форма такого поля не знает",
});

export const emptyItem = {
  code: "V05",
  said: "пустой элемент списка",
  hint: "впишите значение после «- » или удалите эту строку",
  advice: "впишите значение или уберите строку",
};

export const emptyField = (name, title, required) =>
  required
    ? {
        code: "V03",
        said: `обязательное поле «${name}» (${title}) пустое`,
        hint: "впишите значение: оставить это поле неизвестным нельзя",
      }
    : { code: "V05", said: `поле «${name}» пустое`, hint: "впишите значение или удалите строку" };

export const gap = (name, required) => ({
  code: "V05",
  said: `поле «${name}» пустое, а причины нет`,
  hint: `впишите значение${required ? "" : " или удалите строку"}; если оно неизвестно, добавьте рядом «unknown: {${name}: причина}»`,
  shown: "поле пустое, а причины нет",
  advice: "впишите значение или назовите причину",
});

export const noReason = (name) => ({
  code: "V05",
  said: `причина для поля «${name}» не названа`,
  hint: "напишите, почему значения нет: «в скане не читается», «в источнике не названо»",
  shown: "причина не названа",
});

export const needlessReason = (name) => ({
  code: "V05",
  said: `поле «${name}» заполнено, но в unknown сказано, что оно неизвестно`,
  hint: "уберите строку из unknown или само значение",
  shown: "поле заполнено, но сказано, что значения не знаем",
  advice: "уберите причину или само значение",
});

export const strangeReason = (name) => ({
  code: "V09a",
  said: `в unknown названо поле «${name}», а такого здесь нет`,
  hint: "назовите поле этой записи",
});

export const notText = (value) => ({
  code: "M01",
  said: `ожидается текст, а стоит ${shapeOf(value)}`,
  hint: "напишите текст в строку после двоеточия; если в нём есть «: », возьмите его в кавычки",
});

export const notList = (value) => ({
  code: "M01",
  said: `ожидается список, а стоит ${shapeOf(value)}`,
  hint: "начните каждый элемент с новой строки и «- », даже если он один",
});

export const notRecord = (value) => ({
  code: "M01",
  said: `ожидается набор полей, а стоит ${shapeOf(value)}`,
  hint: "запишите поля по одному в строке с отступом: «ключ: значение»",
});

export const tooLong = (value, most) => ({
  code: "M03",
  said: `в тексте знаков: ${length(value)}, можно не больше ${most}`,
  hint: "сократите; подробности перенесите в примечание или в текст под шапкой",
  advice: "сократите; подробности перенесите в примечание или в рассказ",
});

export const tooShort = (value, least) =>
  value.trim()
    ? {
        code: "M03",
        said: `текст ${quoted(value)} слишком короткий: знаков ${length(value)}`,
        hint: `напишите полнее, нужно знаков: ${least} или больше`,
      }
    : {
        code: "M03",
        said: "текст пуст",
        hint: "впишите значение между кавычками",
        advice: "впишите значение",
      };

export const shortList = (list, least) =>
  list.length
    ? {
        code: "M03",
        said: `в списке элементов: ${list.length}`,
        hint: `нужно элементов: ${least} или больше`,
      }
    : {
        code: "M03",
        said: "список пуст",
        hint: "добавьте хотя бы один элемент: с новой строки и «- »",
        advice: "добавьте хотя бы один элемент",
      };

export const notInList = (value, words) => ({
  code: "M02",
  said: isText(value)
    ? `${quoted(value.trim())} нет в списке`
    : `ожидается одно слово из списка, а стоит ${shapeOf(value)}`,
  hint: `выберите одно из значений; бывает: ${listed(words)}`,
  advice: `выберите: ${labels(words)}`,
});

export const notWhole = (value) => {
  const only = onlyNumber(value);
  return {
    code: "M01",
    said: `ожидается целое число, а стоит ${shapeOf(value)}`,
    hint: only ? `напишите ${only}` : "напишите число цифрами, без пробелов и слов",
    replacement: only,
  };
};

export const notNumber = (value) => ({
  code: "M01",
  said: `ожидается число, а стоит ${shapeOf(value)}`,
  hint: "напишите число цифрами, десятичную часть отделите точкой: 2.5",
});

export const notFinite = (value) => ({
  code: "M01",
  said: `${quoted(value)} — не число`,
  hint: "напишите число цифрами",
});
export const below = (value, least) => ({
  code: "M03",
  said: `число ${quoted(value)} меньше допустимого`,
  hint: `здесь нужно не меньше ${least}`,
});
export const above = (value, most) => ({
  code: "M03",
  said: `число ${quoted(value)} больше допустимого`,
  hint: `здесь нужно не больше ${most}`,
});

export const notYesOrNo = (value) => ({
  code: "M01",
  said: `ожидается «да» или «нет», а стоит ${shapeOf(value)}`,
  hint: "напишите true (да) или false (нет)",
  replacement: { да: "true", нет: "false" }[String(value).toLowerCase()],
});

export const invisible = (sign) => ({
  code: "Y07",
  said: `невидимый служебный знак ${sign}`,
  hint: "удалите его: сотрите символы вокруг этого места и наберите их заново",
});
