import { setUpBox } from "./search/box.js";

setUpBox();
const page = document.querySelector("[data-search-page]");
if (page) import("./search/page.js").then(({ setUpPage }) => setUpPage(page));
