// The last step: what is still wrong, where the file goes, and taking it along.

import { download, element } from "../school/dom.js";
import { pathOf } from "./place.js";
import { slugFields, whereTo } from "./placing.js";
import { collect, typed } from "./record.js";
import { forgePage, letter } from "./sending.js";
import { bodyOf } from "./story.js";
import { rewrite } from "./shell.js";
import { errorList, toldOf } from "./wrongs.js";
import { toYaml } from "./yaml.js";

/** Writes the file as it goes into the bank. */
export function fileText({ form, held }) {
  const record = typed(form, collect(form, held.data));
  const yaml = `# Место файла: content/${pathOf(form, held.place)}\n${toYaml(record)}`;
  return form.sections.length ? `---\n${yaml}---\n${bodyOf(form.sections, held.story)}` : yaml;
}

const nameOf = (path) => path.split("/").at(-1).replaceAll("…", "zapis");

export function drawFinish(ui) {
  const verdict = element("div", { class: "o-verdict", tabindex: "-1" });
  const path = element("code", {});
  const send = element("div", { class: "o-send" });
  const preview = element("pre", { tabindex: "0", "aria-label": "Текст файла" }, element("code", {}));
  const take = element(
    "button",
    { type: "button", class: "md-button md-button--primary", click: () => takeFile(ui) },
    "Скачать файл",
  );
  const copy = element(
    "button",
    { type: "button", class: "md-button", click: () => copyText(ui) },
    "Скопировать текст",
  );
  const told = element("p", { role: "status", class: "o-counter" });
  ui.tellFinish = (text) => (told.textContent = text);
  ui.showFinish = () => {
    rewrite(verdict, toldOf(ui, ui.found), () => verdictOf(ui));
    path.textContent = whereTo(ui);
    if (!ui.steps[ui.held.step].finish) return;
    const text = fileText(ui);
    rewrite(send, [text, whereTo(ui), ui.found.length], () => sendingOf(ui));
    preview.firstChild.textContent = text;
  };
  return [
    verdict,
    ...slugFields(ui),
    element("p", {}, "Место файла в банке: ", path),
    element("p", { class: "o-actions" }, take, copy),
    told,
    send,
    element("details", { class: "o-yaml" }, element("summary", {}, "Показать файл"), preview),
  ];
}

function verdictOf(ui) {
  const of = (weight) => ui.found.filter((one) => one.severity === weight);
  const [errors, warnings, hints] = ["error", "warning", "hint"].map(of);
  const parts = [];
  if (errors.length)
    parts.push(
      element(
        "p",
        {},
        element("strong", {}, `Осталось поправить: ${errors.length}.`),
        " Файл можно скачать и сейчас, чтобы закончить потом, но в банк с ошибками он не пройдёт.",
      ),
      errorList(ui, errors),
    );
  else parts.push(element("p", { class: "o-fine" }, element("strong", {}, "Ошибок нет."), " Файл готов."));
  if (warnings.length) parts.push(element("p", {}, "Стоит посмотреть ещё раз:"), errorList(ui, warnings));
  if (hints.length)
    parts.push(
      element(
        "p",
        {},
        "Похоже на личные сведения. Проверка банка такой файл может не пропустить; если это не они, ничего не меняйте:",
      ),
      errorList(ui, hints),
    );
  return parts;
}

function takeFile(ui) {
  const name = nameOf(pathOf(ui.form, ui.held.place));
  download(name, fileText(ui));
  ui.tellFinish(`Файл ${name} скачан: ищите его в папке «Загрузки». Черновик остался и здесь.`);
}

async function copyText(ui) {
  try {
    await navigator.clipboard.writeText(fileText(ui));
    ui.tellFinish("Текст скопирован.");
  } catch {
    const range = document.createRange();
    const preview = ui.place.querySelector(".o-yaml");
    preview.open = true;
    range.selectNodeContents(preview.querySelector("pre"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    ui.tellFinish("Браузер не дал скопировать сам: текст выделен, нажмите Ctrl+C.");
  }
}

function sendingOf(ui) {
  const { form, held, sending } = ui;
  const path = pathOf(form, held.place);
  const errors = ui.found.some((one) => one.severity === "error");
  if (errors)
    return [
      element("p", { class: "o-hint" }, "Когда ошибок не останется, здесь появится, куда отправить файл."),
    ];
  const mail = letter(sending, { label: form.label, title: String(held.data.title ?? ""), path });
  const page = forgePage(sending, path, fileText(ui));
  const parts = [element("h3", {}, "Куда отправить")];
  if (mail) parts.push(byMail(mail, sending.mail));
  if (page) parts.push(byForge(ui, page));
  if (!mail && !page)
    parts.push(
      element(
        "p",
        {},
        "В настройках этого банка не указаны ни почта, ни хранилище. Скачайте файл и передайте его тем, кто ведёт банк: куратору школы или координатору.",
      ),
    );
  return parts;
}

const byMail = (mail, address) =>
  element(
    "div",
    { class: "o-send-way" },
    element(
      "p",
      {},
      element("strong", {}, "По почте."),
      " Сначала скачайте файл. Потом откройте письмо и ",
      element("strong", {}, "приложите файл сами"),
      `: страница сделать этого не может. Адрес: ${address}.`,
    ),
    element("p", {}, element("a", { class: "md-button", href: mail }, "Открыть письмо")),
  );

function byForge(ui, page) {
  const about = page.whole
    ? " Откроется страница нового файла, текст уже будет в ней. Нужна учётная запись на сайте хранилища: нажмите там «Предложить изменения»."
    : " Текст длинный и в адрес не помещается. Нажмите кнопку: текст скопируется и откроется пустая страница нового файла. Вставьте в неё текст (Ctrl+V) и нажмите «Предложить изменения». Нужна учётная запись на сайте хранилища.";
  const link = element(
    "a",
    {
      class: "md-button",
      href: page.url,
      target: "_blank",
      rel: "noopener noreferrer",
      click: () => void copyText(ui),
    },
    page.whole ? "Открыть в хранилище" : "Скопировать текст и открыть хранилище",
  );
  return element(
    "div",
    { class: "o-send-way" },
    element("p", {}, element("strong", {}, "В хранилище банка."), about),
    element("p", {}, link),
  );
}
