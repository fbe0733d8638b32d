// Opora's service worker: the site works without a network after one visit.
//
// The network comes first, always: nobody reads an old page while a new one can be had. What a
// publication holds is kept as it was published, all of one day: the core at once, the rest after the
// page is quiet. What does not fit is kept as it is read. See docs/decisions/0025-offline.md.
"use strict";

const VERSION = "$version";
const ROOT = new URL("./", self.location).href;
const OURS = `opora ${new URL(ROOT).pathname} `;
const KEPT = OURS + VERSION;
const SEEN = `${OURS}seen`;
const LIST = `${ROOT}offline/version.json`;

const SEEN_MOST = 150;
const SEEN_LARGEST = 200_000;
const PATIENCE = 4_000; // milliseconds that a page may take where a copy of it is at hand
const PAUSE = 10_000; // milliseconds for which what the page loads is taken from where the page was
const HANDS = 2;

const LEFT_ALONE =
  /^(?:admin\/|api\/|\.well-known\/|sw\.js$|offline\/.+\.(?:json|zip)$)|\.(?:csv|xlsx|docx|xml|ics|zip|txt|pdf)$/;

let downUntil = 0;
let filling;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.url.startsWith(ROOT) ? request.url.slice(ROOT.length).split(/[?#]/)[0] : null;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (path === null || LEFT_ALONE.test(path)) return;
  event.respondWith(answer(event, ROOT + addressOf(path, request.mode === "navigate")));
});

function addressOf(path, isPage) {
  const folder = path.replace(/(^|\/)index\.html$/, "$1");
  return isPage && folder && !/(?:\/|\.[a-z0-9]+)$/.test(folder) ? `${folder}/` : folder;
}

async function answer(event, address) {
  const isPage = event.request.mode === "navigate";
  if (!isPage && Date.now() < downUntil) {
    const copy = await find(address);
    if (copy) return copy;
  }
  const coming = isPage ? fetch(event.request, { cache: "no-cache" }) : fetch(event.request);
  try {
    const got = await (isPage ? inTime(coming, address) : coming);
    if (isPage) downUntil = 0;
    event.waitUntil(remember(address, got.clone()));
    return got;
  } catch {
    downUntil = Date.now() + PAUSE;
    event.waitUntil(coming.then((late) => remember(address, late), () => {}));
    return (await find(address)) ?? absent(isPage);
  }
}

async function inTime(coming, address) {
  if (!(await find(address))) return coming;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PATIENCE);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

async function find(address) {
  return (await (await caches.open(KEPT)).match(address)) ?? (await caches.open(SEEN)).match(address);
}

function absent(isPage) {
  return isPage ? Response.redirect(`${ROOT}offline/#not-kept`, 302) : Response.error();
}

// What belongs to the publication stays as it was published; anything else is kept as it was read.
async function remember(address, got) {
  if (!got.ok || got.type !== "basic" || got.bodyUsed) return;
  if (await (await caches.open(KEPT)).match(address)) return;
  const body = await got.blob();
  if (body.size > SEEN_LARGEST) return;
  const seen = await caches.open(SEEN);
  await seen.put(address, new Response(body, { headers: got.headers }));
  const all = await seen.keys();
  for (const one of all.slice(0, Math.max(all.length - SEEN_MOST, 0))) await seen.delete(one);
}

async function install() {
  const list = await (await anew(LIST)).json();
  if (list.version !== VERSION) throw new Error("The site is being published");
  const cache = await caches.open(KEPT);
  await carryOver(cache, [...list.core, ...list.more]);
  await addAll(cache, list.core);
  await cache.put(LIST, Response.json(list));
  await self.skipWaiting();
}

// What did not change since an earlier publication is not asked of the network again.
async function carryOver(cache, files) {
  for (const name of await others()) {
    const old = await caches.open(name);
    const list = await (await old.match(LIST))?.json();
    if (!list) continue;
    const same = new Set([...list.core, ...list.more].map(String));
    for (const file of files.filter((one) => same.has(String(one)))) {
      const copy = await old.match(ROOT + file[0]);
      if (copy) await cache.put(ROOT + file[0], copy);
    }
  }
}

async function others() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(OURS) && name !== KEPT && name !== SEEN);
}

async function activate() {
  for (const name of await others()) await caches.delete(name);
  await self.clients.claim();
}

async function hear({ data, source }) {
  if (data.asked === "state") source.postMessage(await state());
  if (data.asked !== "keep") return;
  filling ??= fill().finally(() => { filling = undefined; });
  await filling.catch(() => {}); // without a network, or without room: the next visit goes on
  await see(data.address);
  source.postMessage(await state());
}

async function state() {
  const { cache, list } = await held();
  const there = (await cache.keys()).length - 1;
  return { isDown: Date.now() < downUntil, version: VERSION, there, all: list.core.length + list.more.length };
}

async function held() {
  const cache = await caches.open(KEPT);
  const list = await (await cache.match(LIST))?.json();
  return { cache, list: list ?? { core: [], more: [] } };
}

async function fill() {
  const { cache, list } = await held();
  await addAll(cache, list.more);
  await freshen();
}

async function addAll(cache, files) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = files.map(([address]) => ROOT + address).filter((address) => !there.has(address));
  const hand = async () => {
    for (let address = missing.shift(); address; address = missing.shift()) {
      await cache.put(address, await anew(address));
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

// Past the browser's own cache: what is kept there for a while would hide the next publication.
async function anew(address) {
  const got = await fetch(address, { cache: "no-store" });
  if (!got.ok) throw new Error(`${got.status}: ${address}`);
  return new Response(await got.blob(), { headers: got.headers });
}

// What was read before this publication is asked for once more; what is gone goes.
async function freshen() {
  const seen = await caches.open(SEEN);
  const last = await (await seen.match(LIST))?.text();
  if (last === VERSION) return;
  for (const { url } of await seen.keys()) {
    if (url === LIST) continue;
    const got = await fetch(url, { cache: "no-store" });
    if (got.ok) await seen.put(url, got);
    else if (got.status === 404 || got.status === 410) await seen.delete(url);
  }
  await seen.put(LIST, new Response(VERSION));
}

// The page that was open before the worker was.
async function see(href) {
  if (!href.startsWith(ROOT)) return;
  const path = href.slice(ROOT.length).split(/[?#]/)[0];
  const address = ROOT + addressOf(path, true);
  if (LEFT_ALONE.test(path) || (await find(address))) return;
  const got = await fetch(address).catch(() => null);
  if (got) await remember(address, got);
}
