// Lets the browser keep the site for times without a network, and says so when there is none: see
// opora/site/offline/worker/.

const workers = window.isSecureContext ? navigator.serviceWorker : undefined;
const root = new URL("../", import.meta.url);

const line = document.createElement("p");
line.className = "o-offline";
line.setAttribute("role", "status");
document.querySelector(".md-main")?.before(line);

const state = document.querySelector("[data-kept]");

const ask = (asked) => workers.controller?.postMessage({ asked, address: location.href });

function tell(isDown) {
  line.textContent = isDown && workers.controller
    ? "Сети нет: вы читаете то, что сохранил браузер."
    : "";
}

function hear({ data }) {
  tell(data.isDown || !navigator.onLine);
  if (!state) return;
  state.textContent = data.there < data.all
    ? `Сохранено файлов: ${data.there} из ${data.all}.`
    : `Всё сохранено, файлов: ${data.all}.`;
}

async function keep() {
  await workers.register(new URL("sw.js", root), { scope: root.href, updateViaCache: "none" });
  await workers.ready;
  if (!workers.controller) await new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  ask(navigator.connection?.saveData ? "state" : "keep");
}

function start() {
  ask("state");
  keep().catch(() => {}); // private windows refuse: the site works as ever
}

if (workers) {
  workers.addEventListener("message", hear);
  workers.addEventListener("controllerchange", () => ask("keep"));
  window.addEventListener("offline", () => tell(true));
  window.addEventListener("online", () => tell(false));
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
}
