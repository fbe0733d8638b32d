// Long lists that can be narrowed, and tables saved as pictures: their scripts come where needed.
(() => {
  "use strict";

  const form = document.querySelector("form[data-facets]");
  if (form) import("./facets/filter.js").then(({ start }) => start(form));

  const buttons = document.querySelectorAll("button[data-picture]");
  if (buttons.length) import("./facets/picture.js").then(({ offer }) => buttons.forEach(offer));
})();
