import { setUpBox } from "./search/box.js";
import { setUpPage } from "./search/page.js";

setUpBox();
const page = document.querySelector("[data-search-page]");
if (page) setUpPage(page);
