// A QR code for paper, drawn here where the build did not know under which address the site stands.

import { encode } from "../vendor/uqr.js";

const QUIET = 4; // light modules around a code, as ISO/IEC 18004 asks
const SVG = "http://www.w3.org/2000/svg";

function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function drawCode(figure) {
  const address = location.origin + location.pathname;
  const { size, data } = encode(address, { ecc: "M", boostEcc: true, border: QUIET });
  const squares = data.flatMap((row, top) => row.map((dark, left) => (dark ? `M${left} ${top}h1v1h-1z` : "")));
  const code = drawn("svg", { class: "o-qr", role: "img", "aria-label": `QR-код: ${address}`, viewBox: `0 0 ${size} ${size}` });
  code.append(drawn("path", { d: squares.join("") }));
  figure.prepend(code);
  figure.querySelector("figcaption").textContent = address;
  figure.hidden = false;
}

/** Draws the code when somebody prints; those who do not print pay nothing for it. */
export function drawForPaper(figure) {
  window.addEventListener("beforeprint", () => drawCode(figure), { once: true });
}
