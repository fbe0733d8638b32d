// Data of the site. A page that was opened from a disk may fetch nothing, so there each `x.json` is
// a script, `x.json.js`, that hands its value over: see opora/site/bundle/.

/** Whether the site can be asked for files: not when it lies in a folder on a disk. */
export const isServed = location.protocol !== "file:";

/** Reads a JSON file of the site. */
export const readJson = (address) => (isServed ? fetched(address) : handedOver(new URL(address, document.baseURI)));

/** Reads `x.json` by way of its compressed twin `x.bin`, where the browser can unpack it. */
export async function readPacked(address) {
  if (!isServed || !("DecompressionStream" in window)) return readJson(address);
  const answer = await fetch(String(address).replace(/\.json$/, ".bin"));
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

function handedOver(address) {
  address.pathname += ".js";
  const script = document.createElement("script");
  script.src = address.href;
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(script.handed));
    script.addEventListener("error", () => reject(new Error(`Not there: ${address.href}`)));
    document.head.append(script);
  }).finally(() => script.remove());
}
