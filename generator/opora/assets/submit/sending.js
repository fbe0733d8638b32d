// Where a finished file goes: a page of the forge with the file in it, or a letter.

const LONGEST = 7000; // Forges and the servers before them refuse addresses from about 8,000 characters.
const NEW = {
  github: ({ repository, branch }) => `${repository}/new/${branch}`,
  gitlab: ({ repository, branch }) => `${repository}/-/new/${branch}`,
  gitea: ({ repository, branch }) => `${repository}/_new/${branch}`,
};
const NAMES = {
  github: { name: "filename", text: "value" },
  gitlab: { name: "file_name", text: "content" },
  gitea: { name: "filename", text: "value" },
};

/**
 * The forge's page for a new file with the text in it; `whole` is false where the text is too long
 * for an address and has to be pasted. Nothing where no forge is known.
 */
export function forgePage(sending, path, text) {
  if (!NEW[sending.forge]) return null;
  const names = NAMES[sending.forge];
  const place = sending.folder + path;
  const [folder, file] = [
    place.slice(0, place.lastIndexOf("/") + 1),
    place.slice(place.lastIndexOf("/") + 1),
  ];
  const deep = sending.forge === "gitea";
  const page = NEW[sending.forge](sending) + (deep ? `/${folder}` : "");
  const named = `${page}?${names.name}=${encodeURIComponent(deep ? file : place)}`;
  const whole = `${named}&${names.text}=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { url: whole, whole: true } : { url: named, whole: false };
}

/** A letter without the file: mail programs let nobody attach one from a page. */
export function letter(sending, { label, title, path }) {
  if (!/^[^\s@?&]+@[^\s@?&]+$/u.test(sending.mail)) return null;
  const subject = `Для банка практик: ${label} «${title}»`.slice(0, 200);
  const body = `Здравствуйте!\n\nФайл для банка во вложении: ${path.split("/").at(-1)}\nМесто в банке: content/${path}\n`;
  return `mailto:${encodeURIComponent(sending.mail).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
