// Above the form: where the draft is kept, opening a file, deleting the draft, taking a step back.

import { element } from "../school/dom.js";

const TIME = new Intl.DateTimeFormat("ru", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});
const GOES = 20_000;

export function toolbar(ui) {
  const status = element("p", { class: "o-submit-status", role: "status" }, ui.lastSaid ?? "");
  const saved = element("p", { class: "o-saved" }, "Черновик пока пуст.");
  const where = element("p", {}, "Он хранится только в этом браузере, на этом компьютере.");
  const undo = element("p", { class: "o-undo", hidden: true });
  const file = element("input", {
    type: "file",
    accept: ".md,.yml,.yaml,.txt",
    class: "o-spoken",
    "aria-describedby": "submit-open",
  });
  const open = async (chosen) => {
    if (!chosen) return;
    const before = structuredClone(ui.held);
    if (await ui.open(chosen)) ui.offerBack("То, что было в форме, заменено.", () => ui.replaceAll(before));
  };
  file.addEventListener("change", () => open(file.files[0]).then(() => (file.value = "")));
  const forget = element(
    "button",
    { type: "button", class: "o-choice", click: () => ui.forget() },
    "Удалить черновик",
  );
  listenForDrops(ui, open);
  addMethods(ui, { status, saved, where, undo });
  return element(
    "div",
    { class: "o-toolbar" },
    status,
    undo,
    saved,
    where,
    element(
      "div",
      { class: "o-toolbar-tools" },
      element("label", { class: "o-choice o-open" }, "Открыть файл", file),
      forget,
    ),
    element(
      "p",
      { class: "o-hint", id: "submit-open" },
      "Открыть можно файл банка или тот, что вы скачали здесь; можно и перетащить его на страницу. Он никуда не отправится.",
    ),
  );
}

function listenForDrops(ui, open) {
  if (ui.listensForDrops) return;
  ui.listensForDrops = true;
  ui.place.addEventListener("dragover", (event) => event.preventDefault());
  ui.place.addEventListener("drop", (event) => {
    event.preventDefault();
    open(event.dataTransfer?.files[0]);
  });
}

function addMethods(ui, { status, saved, where, undo }) {
  ui.say = (text) => {
    ui.lastSaid = text;
    status.textContent = text;
  };
  ui.saved = (kept) => {
    where.hidden = !kept;
    saved.textContent = kept
      ? `Черновик сохранён ${TIME.format(new Date())}.`
      : "Браузер не хранит черновики. Чтобы не потерять написанное, скачайте файл на последнем шаге: потом его можно открыть здесь.";
  };
  ui.resumed = (draft) => {
    if (draft?.saved) ui.say(`Продолжаем черновик: сохранён ${TIME.format(new Date(draft.saved))}.`);
  };
  ui.offerBack = (text, back) => {
    const box = ui.undoBox;
    box.replaceChildren(
      `${text} `,
      element(
        "button",
        {
          type: "button",
          class: "o-choice",
          click: () => {
            box.hidden = true;
            back();
          },
        },
        "Вернуть",
      ),
    );
    box.hidden = false;
    clearTimeout(ui.undoTimer);
    ui.undoTimer = setTimeout(() => (box.hidden = true), GOES);
  };
  ui.undoBox = undo;
}
