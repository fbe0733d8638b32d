// Cards of records, built from data that is fetched in small chunks; the text is only ever text.
// They are the same as those that templates/parts.html prints.

import { readJson } from "../reading/json.js";

export class Cards {
  constructor(form, index) {
    this.index = index;
    this.root = form.dataset.root;
    this.level = form.dataset.level;
    this.version = form.dataset.facets.split("?")[1];
    this.chunks = new Map();
  }

  async take(numbers) {
    const { chunk } = this.index;
    const needed = [...new Set(numbers.map((number) => Math.floor(number / chunk)))];
    const held = new Map(await Promise.all(needed.map(async (at) => [at, await this.load(at)])));
    return numbers.map((number) => this.card(held.get(Math.floor(number / chunk))[number % chunk]));
  }

  load(at) {
    if (!this.chunks.has(at)) {
      const coming = readJson(`cards-${at}.json?${this.version}`);
      coming.catch(() => this.chunks.delete(at));
      this.chunks.set(at, coming);
    }
    return this.chunks.get(at);
  }

  card([url, title, text, lines, tags]) {
    const item = element("li", "o-card");
    const heading = element(`h${this.level}`);
    heading.append(this.link(title, url));
    item.append(heading);
    if (text) item.append(element("p", "", text));
    for (const line of lines) item.append(this.line(line));
    if (tags.length) item.append(this.tags(tags));
    return item;
  }

  line(numbers) {
    const line = element("p", "o-meta");
    numbers.forEach((number, at) => {
      const [text, look, url] = this.index.marks[number];
      const plain = look ? element("span", look, text) : text;
      line.append(at ? " " : "", url ? this.link(text, url) : plain);
    });
    return line;
  }

  tags(numbers) {
    const list = element("ul", "o-tags");
    for (const number of numbers) {
      const [text, look, url] = this.index.marks[number];
      const tag = element("li", `o-tag ${look}`);
      tag.append(this.link(text, url));
      list.append(tag);
    }
    return list;
  }

  link(text, url) {
    const link = element("a", "", text);
    link.setAttribute("href", this.root + url);
    return link;
  }
}

function element(name, look = "", text = "") {
  const made = document.createElement(name);
  if (look) made.className = look;
  if (text) made.textContent = text;
  return made;
}
