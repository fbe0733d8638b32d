// The search box comes when the page is quiet, or as soon as somebody is about to use it; the page
// of results comes at once.

const page = document.querySelector("[data-search-page]");
if (page) import("./search/page.js").then(({ setUpPage }) => setUpPage(page));

const box = document.querySelector("[data-search-form]");
let coming;
let isHere = false;
const come = () => (coming ??= import("./search/box.js").then(({ setUpBox }) => {
  setUpBox();
  isHere = true;
}));
const quiet = () => (window.requestIdleCallback ?? setTimeout)(come);

// What somebody does while the box is on its way is done again when it is there.
function again(event, act) {
  if (isHere) return;
  event.preventDefault();
  come().then(act);
}

if (box) {
  const button = box.querySelector("button");
  box.addEventListener("focusin", come, { once: true });
  button.addEventListener("click", (event) => again(event, () => button.click()));
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (isHere || event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    again(event, () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" })));
    box.querySelector("input").focus();
  });
  if (document.readyState === "complete") quiet();
  else window.addEventListener("load", quiet);
}
