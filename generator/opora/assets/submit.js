// The form that needs no account. It is fetched only where there is one to fill in.
for (const place of document.querySelectorAll("[data-submit]"))
  import("./submit/page.js")
    .then(({ setUpForm }) => setUpForm(place))
    .catch(() => {
      place.querySelector("[role=status]").textContent =
        "Форма не загрузилась. Обновите страницу; если не поможет, напишите в банк своими словами.";
    });
