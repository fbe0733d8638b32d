"""One classic script made of the modules of the site: browsers run no module from a disk.

The modules stay the only source. Each becomes a function that is called when it is first needed;
what it exports is read through getters, so modules may need each other in a ring. Only the forms of
`import` and `export` that our modules use are known, and any other is an error of the program.
"""

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath
from string import Template

_IMPORT = re.compile(
    r"^import (?:\{(?P<names>[^}]*)\}|\* as (?P<whole>\w+)) from \"(?P<path>[^\"]+)\";$",
    re.MULTILINE,
)
_DECLARED = re.compile(
    r"^export (?P<rest>(?:async )?(?:function\*?|const|class) (?P<name>[\w$]+))", re.MULTILINE
)
_LISTED = re.compile(r"^export \{(?P<names>[^}]*)\};$", re.MULTILINE)
_LATER = re.compile(r"\bimport\(\"(?P<path>[^\"]+)\"\)")
_HERE = re.compile(r"\bimport\.meta\.url\b")
_LEFT = re.compile(r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.meta\b.*", re.MULTILINE)

_SCRIPT = Template("""\
(() => {
"use strict";
const __base = new URL("./", document.currentScript.src).href;
const started = new Map();
const modules = {
$modules};
function __load(name) {
  if (!started.has(name)) {
    started.set(name, {});
    modules[name](started.get(name));
  }
  return started.get(name);
}
const __later = async (name) => __load(name);
for (const name of $entries) {
  try { __load(name); } catch (error) { reportError(error); }
}
})();
""")


def linked(modules: Mapping[str, str], entries: Iterable[str]) -> str:
    """Join modules into one script that runs some of them.

    Args:
        modules: texts by their paths; a module imports others by paths relative to its own.
        entries: paths of the modules that run by themselves, in their order.

    Raises:
        ValueError: A module has a form of import or export that is not known here.
    """
    made = "".join(f'"{path}": {_function(path, modules[path])},\n' for path in sorted(modules))
    named = ", ".join(f'"{entry}"' for entry in entries)
    return _SCRIPT.substitute(modules=made, entries=f"[{named}]")


def _function(path: str, text: str) -> str:
    exports = dict(_exports(text))
    text = _LISTED.sub("", _DECLARED.sub(r"\g<rest>", text))
    text = _IMPORT.sub(lambda found: _imported(path, found), text)
    text = _LATER.sub(lambda found: f'__later("{_resolved(path, found["path"])}")', text)
    text = _HERE.sub(f'(__base + "{path}")', text)
    if left := _LEFT.search(text):
        message = f"{path}: not a form of import or export that can be linked: {left[0].strip()}"
        raise ValueError(message)
    getters = ", ".join(f"{name}: {{ get: () => {own} }}" for name, own in exports.items())
    return f"(__out) => {{\nObject.defineProperties(__out, {{ {getters} }});\n{text}\n}}"


def _exports(text: str) -> Iterable[tuple[str, str]]:
    """List what a module exports: the name outside and the one inside."""
    for found in _DECLARED.finditer(text):
        yield found["name"], found["name"]
    for found in _LISTED.finditer(text):
        for own, name in _pairs(found["names"]):
            yield name, own


def _imported(path: str, found: re.Match[str]) -> str:
    source = f'__load("{_resolved(path, found["path"])}")'
    if found["whole"]:
        return f"const {found['whole']} = {source};"
    names = ", ".join(f"{name}: {own}" for name, own in _pairs(found["names"]))
    return f"const {{ {names} }} = {source};"


def _pairs(names: str) -> Iterable[tuple[str, str]]:
    """Take `a, b as c` apart: the name before `as` and the one after it, or the same twice."""
    for one in filter(None, map(str.strip, names.split(","))):
        before, _, after = one.partition(" as ")
        yield before, after or before


def _resolved(path: str, named: str) -> str:
    return normpath(join(dirname(path), named))
