// Filters of a long list or table, and buttons that print. Without this script everything is shown.
(() => {
  "use strict";

  function startFilter(form) {
    const list = document.getElementById(form.dataset.filter);
    const items = [...list.querySelectorAll("[data-item]")];
    const groups = [...list.querySelectorAll("[data-group]")];
    const fields = [...form.querySelectorAll("select")];
    const status = form.querySelector("[role=status]");
    const reset = form.querySelector("[type=reset]");

    const fits = (item, field) => item.dataset[field.name].split(" ").includes(field.value);

    function apply() {
      const chosen = fields.filter((field) => field.value);
      for (const item of items) item.hidden = !chosen.every((field) => fits(item, field));
      for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
      tell(items.filter((item) => !item.hidden).length, chosen.length > 0);
    }

    function tell(shown, active) {
      status.textContent = shown
        ? `Показано ${shown} из ${items.length}.`
        : "Ничего не подошло. Уберите одно из условий.";
      form.toggleAttribute("data-active", active);
      reset.hidden = !active;
    }

    function readAddress() {
      const asked = new URL(location.href).searchParams;
      for (const field of fields) {
        const value = asked.get(field.name) ?? "";
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
    }

    function writeAddress() {
      const url = new URL(location.href);
      for (const field of fields) {
        if (field.value) url.searchParams.set(field.name, field.value);
        else url.searchParams.delete(field.name);
      }
      history.replaceState(null, "", url);
    }

    function showAll() {
      for (const field of fields) field.value = "";
      writeAddress();
      apply();
    }

    form.addEventListener("change", () => {
      writeAddress();
      apply();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      showAll();
      fields[0].focus();
    });
    // A link to a row that the filter hides shows the row.
    window.addEventListener("hashchange", () => {
      const row = document.getElementById(location.hash.slice(1));
      if (!items.includes(row) || !row.hidden) return;
      showAll();
      row.scrollIntoView();
    });
    readAddress();
    apply();
    form.hidden = false;
  }

  // The theme opens its drawer with a label, which a keyboard cannot reach: a button goes inside.
  function addDrawerButton(label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "o-drawer";
    button.setAttribute("aria-label", "Разделы");
    button.append(...label.childNodes);
    button.addEventListener("click", () => document.getElementById("__drawer").click());
    label.append(button);
  }

  document.querySelectorAll("form[data-filter]").forEach(startFilter);
  document.querySelectorAll(".md-header label[for=__drawer]").forEach(addDrawerButton);
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
