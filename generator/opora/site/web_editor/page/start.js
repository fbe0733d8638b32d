// Opens the editor: its parts come from this site alone, its settings from settings.json beside.
const PREFERENCES = "sveltia-cms.prefs";
const SCRIPT = "sveltia/sveltia-cms.js";

const here = (path) => new URL(path, document.baseURI);

const show = (state) => {
  for (const section of document.querySelectorAll("[data-while]")) {
    section.hidden = section.dataset.while !== state;
  }
};

const onThisComputer = () =>
  location.hostname === "127.0.0.1" || /^(.+\.)?localhost$/.test(location.hostname);

// Until people choose a language themselves, the editor speaks Russian.
const speakRussian = () => {
  if (localStorage.getItem(PREFERENCES) === null) {
    localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "ru" }));
  }
};

const load = (path) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = here(path);
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });

const settings = async () => {
  const told = await (await fetch(here("settings.json"))).json();
  const site = here("..").href;
  return { ...told, site_url: site, logo: { src: here("../assets/images/favicon.png").pathname } };
};

const open = async () => {
  window.CMS_MANUAL_INIT = true;
  speakRussian();
  const [config] = await Promise.all([settings(), load(SCRIPT)]);
  await window.CMS.init({ config });
  show("nothing");
};

if (document.body.dataset.service || onThisComputer()) {
  open().catch(() => show("failed"));
} else {
  show("unconnected");
}
