// The draft that this browser keeps. Nothing of it goes anywhere.

const VERSION = 1;
const keyFor = (kind) => `opora.submit.${kind}`;

/** Reads the draft of a kind, or nothing. */
export function readDraft(kind) {
  try {
    const held = JSON.parse(localStorage.getItem(keyFor(kind)));
    return held?.version === VERSION && typeof held.data === "object" && held.data ? held : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; tells whether the browser did. */
export function writeDraft(kind, draft) {
  try {
    localStorage.setItem(
      keyFor(kind),
      JSON.stringify({ version: VERSION, saved: new Date().toISOString(), ...draft }),
    );
    return true;
  } catch {
    return false;
  }
}

export function deleteDraft(kind) {
  try {
    localStorage.removeItem(keyFor(kind));
  } catch {
    // What could not be kept need not be deleted.
  }
}

/** Calls back when another tab changes the draft. */
export const watchDraft = (kind, changed) =>
  window.addEventListener("storage", (event) => event.key === keyFor(kind) && changed());
