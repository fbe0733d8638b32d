// What is chosen: sets of options, facet by facet, and the address that says the same.
// A municipality is chosen with its region, and then the region alone does not count.

export class Choice {
  constructor(facets) {
    this.facets = facets;
    this.sets = facets.map(() => new Set());
  }

  get picked() {
    return this.sets.map((set, at) => {
      const { options } = this.facets[at];
      const narrowed = new Set([...set].map((option) => options[option].above));
      return new Set([...set].filter((option) => !narrowed.has(option)));
    });
  }

  set(facet, option, chosen) {
    const { options } = this.facets[facet];
    if (chosen) {
      this.sets[facet].add(option);
      if (options[option].above >= 0) this.sets[facet].add(options[option].above);
      return;
    }
    this.sets[facet].delete(option);
    for (const one of [...this.sets[facet]]) {
      if (options[one].above === option) this.sets[facet].delete(one);
    }
  }

  clear() {
    this.sets.forEach((set) => set.clear());
  }

  readAddress() {
    this.clear();
    const asked = new URL(location.href).searchParams;
    this.facets.forEach(({ name, options }, facet) => {
      for (const code of asked.getAll(name)) {
        const option = options.findIndex((one) => one.code === code);
        if (option >= 0) this.set(facet, option, true);
      }
    });
  }

  get address() {
    const names = new Set(this.facets.map((facet) => facet.name));
    const others = [...new URL(location.href).searchParams].filter(([name]) => !names.has(name));
    const ours = this.picked.flatMap((set, at) =>
      [...set].sort((a, b) => a - b).map((option) => this.pair(at, option)),
    );
    const pairs = [...others, ...ours].map((pair) => pair.map(readable).join("="));
    return location.pathname + (pairs.length ? `?${pairs.join("&")}` : "");
  }

  pair(facet, option) {
    return [this.facets[facet].name, this.facets[facet].options[option].code];
  }
}

function readable(text) {
  return encodeURIComponent(text).replaceAll("%2F", "/");
}
