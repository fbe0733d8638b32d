// The service worker of a site that keeps nothing: it clears what an earlier one kept, and goes.
"use strict";

const OURS = `opora ${new URL("./", self.location).pathname} `;

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
