// What this browser remembers: chosen practices and ticked steps. Without storage it forgets.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still works within the page.
  }
}

/** Keeps a list of ids under a key; tells whoever listens when it changes. */
function list(key, most) {
  const listeners = new Set();
  let held = read(key);
  held = Array.isArray(held) ? held.filter((one) => ID.test(one)).slice(0, most) : [];
  const set = (ids) => {
    held = [...new Set(ids)].filter((one) => ID.test(one)).slice(0, most);
    write(key, held);
    for (const listener of listeners) listener(held);
  };
  return {
    ids: () => held,
    has: (id) => held.includes(id),
    full: () => held.length >= most,
    set,
    toggle: (id) => set(held.includes(id) ? held.filter((one) => one !== id) : [...held, id]),
    listen: (listener) => listeners.add(listener),
  };
}

export const plan = list("opora.plan", 50);
export const compared = list("opora.compare", 4);

/** The school's request as it was last asked, as text. */
export const school = {
  get: () => String(read("opora.school") ?? ""),
  set: (text) => write("opora.school", text),
};

/** Ticked steps of a practice, by number. */
export const steps = {
  get: (id) => {
    const held = read(`opora.steps.${id}`);
    return Array.isArray(held) ? held.map(Number) : [];
  },
  set: (id, numbers) => write(`opora.steps.${id}`, numbers),
};
