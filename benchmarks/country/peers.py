"""Other generators on the same pages: what each needs in its folder, and how it is called."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from benchmarks.country.frame import Pieces, filled
from benchmarks.country.twin import TAXONOMIES

ELEVENTY = "@11ty/eleventy@3.1.8"
PER_PAGE = 50
"""How many records a page of a list shows, as ours do."""

THEME = {"name": "material", "language": "ru", "font": False, "features": ["navigation.tabs"]}
EXTENSIONS = ["tables", "attr_list", {"toc": {"permalink": False}}]


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how its folder is made, the commands of a first run and of the next ones.

    `again` is empty where the generator begins anew each time, so a second run tells nothing.
    """

    name: str
    prepare: Callable[[Path, Path, Pieces], None]
    first: Sequence[str]
    again: Sequence[str] = ()
    output: str = "site"
    missing: str = ""


def _mkdocs(folder: Path, twin: Path, _: Pieces) -> None:
    """Make it as light as it gets: no search, a navigation of one page."""
    settings = {
        "site_name": "Опора",
        "theme": THEME,
        "plugins": [],
        "nav": ["index.md"],
        "markdown_extensions": EXTENSIONS,
        "docs_dir": str(twin),
        "site_dir": "site",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _mkdocs_plain(folder: Path, twin: Path, frame: Pieces) -> None:
    """Make it as it comes, but for the search: the navigation of all pages stands on each."""
    _mkdocs(folder, twin, frame)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    del settings["nav"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _zensical(folder: Path, twin: Path, frame: Pieces) -> None:
    _mkdocs(folder, twin, frame)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    settings["docs_dir"] = "docs"
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    shutil.copytree(twin, folder / "docs")


_HUGO_TERMS = "".join(
    f'{{{{ with .GetTerms "{name}" }}}}<p>{name}: '
    '{{ range . }}<a href="{{ .RelPermalink }}">'
    "{{ .LinkTitle }}</a> {{ end }}</p>{{ end }}"
    for name in TAXONOMIES
)
_HUGO_LIST = (
    "<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Paginator.Pages }}"
    '<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a><p>{{ .Description }}</p></li>{{ end }}'
    '</ul>{{ template "_internal/pagination.html" . }}'
)


def _hugo(folder: Path, twin: Path, frame: Pieces) -> None:
    settings = {
        "baseURL": "https://example.org/",
        "title": "Опора",
        "defaultContentLanguage": "ru",
        "languageCode": "ru",
        "publishDir": "site",
        "paginate": PER_PAGE,
        "taxonomies": {name: name for name in TAXONOMIES},
        "markup": {"tableOfContents": {"startLevel": 2, "endLevel": 3}},
    }
    (folder / "config.json").write_text(json.dumps(settings), "utf-8")
    shutil.copytree(twin, folder / "content")
    (folder / "content/index.md").rename(folder / "content/_index.md")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    single = "<h1>{{ .Title }}</h1>" + _HUGO_TERMS + "{{ .Content }}"
    shared = {
        "TITLE": "{{ .Title }}",
        "DESCRIPTION": "{{ .Description }}",
        "TOC": "{{ .TableOfContents }}",
    }
    shared["CANONICAL"] = "{{ .Permalink }}"
    for name, content in (("single", single), ("list", _HUGO_LIST)):
        (layouts / f"{name}.html").write_text(filled(frame, shared | {"CONTENT": content}), "utf-8")


_ELEVENTY_SETTINGS = """
module.exports = function (config) {
  const NAMES = %s;
  config.setQuietMode(true);
  for (const name of NAMES) {
    config.addCollection("by_" + name, (api) => {
      const terms = new Map();
      for (const page of api.getAll()) {
        for (const term of page.data[name] ?? []) {
          if (!terms.has(term)) terms.set(term, []);
          terms.get(term).push(page);
        }
      }
      const lists = [];
      for (const [term, pages] of terms) {
        for (let at = 0; at < pages.length; at += %d) {
          lists.push({ term, number: at / %d, pages: pages.slice(at, at + %d) });
        }
      }
      return lists;
    });
  }
  return { dir: { input: "content", includes: "../includes", output: "site" } };
};
"""
_ELEVENTY_LIST = """---
layout: page.njk
templateEngineOverride: njk
pagination: {data: collections.by_NAME, size: 1, alias: list}
permalink: "by/NAME/{{ list.term }}/{% if list.number %}page/{{ list.number + 1 }}/{% endif %}"
eleventyComputed: {title: "{{ list.term }}"}
---
<ul>{% for one in list.pages %}<li><a href="{{ one.url }}">{{ one.data.title }}</a>
<p>{{ one.data.description }}</p></li>{% endfor %}</ul>
"""


def _eleventy(folder: Path, twin: Path, frame: Pieces) -> None:
    env = {**os.environ, "npm_config_update_notifier": "false"}
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", ELEVENTY]
    subprocess.run(npm, cwd=folder, check=True, env=env, capture_output=True)
    sizes = (json.dumps(TAXONOMIES), PER_PAGE, PER_PAGE, PER_PAGE)
    (folder / ".eleventy.js").write_text(_ELEVENTY_SETTINGS % sizes, "utf-8")
    shutil.copytree(twin, folder / "content")
    data = {"layout": "page.njk", "templateEngineOverride": "md"}
    (folder / "content/content.json").write_text(json.dumps(data), "utf-8")
    for name in TAXONOMIES:
        text = _ELEVENTY_LIST.replace("NAME", name)
        (folder / f"content/by-{name}.njk").write_text(text, "utf-8")
    terms = "".join(
        f"{{% for one in {name} %}}<a href='/by/{name}/{{{{ one }}}}/'>{{{{ one }}}}</a> "
        "{% endfor %}"
        for name in TAXONOMIES
    )
    values = {"TITLE": "{{ title }}", "DESCRIPTION": "{{ description }}"}
    values |= {"CONTENT": f"<h1>{{{{ title }}}}</h1>{terms}{{{{ content | safe }}}}"}
    (folder / "includes").mkdir()
    (folder / "includes/page.njk").write_text(_raw(filled(frame, values)), "utf-8")


def _raw(text: str) -> str:
    """Leave the template as it is: the frame holds nothing that Nunjucks would take for its own."""
    return text.replace("{#", "{{ '{#' }}")


def peers() -> Mapping[str, Peer]:
    """List those that can run here, and those that cannot with the reason."""
    python = [sys.executable, "-m"]
    hugo, npx = shutil.which("hugo"), shutil.which("npx")
    held = (
        Peer("hugo", _hugo, ["hugo", "--quiet"], missing="" if hugo else "apt-get install hugo"),
        Peer(
            "eleventy",
            _eleventy,
            ["node_modules/.bin/eleventy"],
            missing="" if npx else "Node with npm",
        ),
        Peer(
            "zensical",
            _zensical,
            [*python, "zensical", "build", "--clean"],
            [*python, "zensical", "build"],
        ),
        Peer("mkdocs", _mkdocs, [*python, "mkdocs", "build", "--quiet"]),
        Peer("mkdocs-plain", _mkdocs_plain, [*python, "mkdocs", "build", "--quiet"]),
    )
    return {one.name: one for one in held}
