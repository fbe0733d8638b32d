"""Records as people write them, sound and broken, drawn from the description of a form."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, cast

from hypothesis import strategies as st
from pydantic import ValidationError

from opora.kinds import BY_NAME
from opora.load import Document
from opora.parse import Entry, address_of
from opora.parse.errors import explain_all
from opora.parse.gaps import unexplained_gaps
from opora.parse.reasons import strange_reasons
from opora.plain_yaml import Loc, Value
from opora.render.submit import form_description

KINDS = ("practice", "risk_profile", "roadmap", "report", "school", "organisation", "municipality")
FORMS: Mapping[str, Any] = {name: form_description(BY_NAME[name]) for name in KINDS}
HOME = "schools/primorye/vladivostok"
PATHS = {
    "practice": "practices/club.md",
    "risk_profile": f"{HOME}/school-1/risk-profile-2021.yml",
    "roadmap": f"{HOME}/school-1/roadmap-2021.yml",
    "report": f"{HOME}/school-1/reports/2021-05.yml",
    "school": f"{HOME}/school-1/school.yml",
    "organisation": "organisations/iro.yml",
    "municipality": f"{HOME}/municipality.yml",
}

STRANGE: tuple[Value, ...] = (
    None, "", "  ", "да", "нет", "yes", "true", "0", "01.03.2026", "1/3/2026", "2026-02-30",
    "2026-13", "2026-13-01", "2024-02-29", "12 шт", "1 000", "2,5", "2.5", "-1", "nan", "1989",
    "2101", "2021.0", "2021 год", "1e3", "x" * 301, "ж" * 4001, "😀" * 299, "8 914 000-00-00",
    "https://", "http://a b", "ftp://x.ru", "HTTPS://Пример.рф/путь?а=1", "http://[::1]/", "ИРО",
    "School 1", "iro.yml", "mail@", "ф@ц.рф", "a@b.ru", "Иванова М. П.", "medium", "up_to", "100",
    " с пробелами ", "[]", [], {}, ["x"], {"x": "y"}, [None], [[]], {"kind": "range"},
)  # fmt: skip
"""What may stand where something else should."""

WORDS = st.sampled_from(
    ("Клуб родителей", "Шаг первый: «чтение» — да", "x", "Десять  слов\nв две строки", "ёж & <b>")
)
DAYS = st.sampled_from(("2021-01-01", "2021-03-15", "2021-12-31", "2020-02-29"))
MONTHS = st.sampled_from(("2021-01", "2021-05", "2021-12", "2020-09"))
IDS = st.sampled_from(("iro", "parents", "club", "school-1", "primorye/vladivostok"))


_SCALARS = {
    "bool": st.sampled_from(("true", "false")),
    "integer": st.sampled_from(("2020", "2021", "1995")),
    "number": st.sampled_from(("12", "0", "2.5")),
    "ref": IDS,
}


def records(kind: str) -> st.SearchStrategy[dict[str, Value]]:
    """Draw a record of a kind, mostly sound, with up to three places broken."""
    sound = _record(FORMS[kind], FORMS[kind]["root"])
    breaks = st.lists(
        st.tuples(st.integers(0), st.integers(0), st.sampled_from(STRANGE)), max_size=3
    )
    return st.builds(_broken, sound, breaks)


def _record(form: Mapping[str, Any], type_: str) -> st.SearchStrategy[dict[str, Value]]:
    fields = form["types"][type_]["fields"]
    needed = {one["name"]: _value(form, one["node"]) for one in fields if one.get("required")}
    free = {one["name"]: _value(form, one["node"]) for one in fields if not one.get("required")}
    return st.fixed_dictionaries(needed, optional=free)


def _value(form: Mapping[str, Any], node: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    match node["type"]:
        case "record" | "union":
            types = [node["of"]] if "of" in node else [*node["options"].values()]
            return st.deferred(lambda: st.one_of(*(_record(form, one) for one in types)))
        case "list":
            least = node.get("min", 0)
            return st.lists(_value(form, node["item"]), min_size=least, max_size=least + 1)
        case "choice":
            return st.sampled_from([*(node.get("words") or form["choices"][node["of"]])])
    return _SCALARS[node["type"]] if node["type"] in _SCALARS else _text(node)


def _text(node: Mapping[str, Any]) -> st.SearchStrategy[str]:
    if node.get("format") == "date":
        return DAYS
    if node.get("format") == "iri":
        return st.sampled_from(("https://iro.example.ru", "http://10.0.0.1/a"))
    if node.get("format") == "email":
        return st.just("mail@iro.example.ru")
    if "pattern" in node:
        return MONTHS if "\\d{4}" in node["pattern"] else IDS.filter(lambda one: "/" not in one)
    return WORDS if node.get("min", 0) < 20 else st.just("Родители раз в месяц собираются вместе.")


def _broken(sound: dict[str, Value], breaks: list[tuple[int, int, Value]]) -> dict[str, Value]:
    for choice, how, strange in breaks:
        value = deepcopy(strange)
        places = list(_places(sound))
        holder, key = places[choice % len(places)]
        match how % 5:
            case 0 if isinstance(holder, dict):
                del holder[str(key)]
            case 1 if isinstance(holder, dict):
                holder["qqqqqq"] = value
            case 2 if isinstance(holder, dict):
                reasons: dict[str, Value] = {str(key): "не считали"}
                holder["unknown"] = reasons
            case 3 if isinstance(holder, dict):
                holder[str(key)] = None
                holder["unknown"] = {str(key): value if isinstance(value, str) else "не знаем"}
            case _:
                cast("Any", holder)[key] = value
        if not sound:
            break
    return sound


def _places(value: Value) -> list[tuple[dict[str, Value] | list[Value], str | int]]:
    found: list[tuple[dict[str, Value] | list[Value], str | int]] = []
    pending: list[Value] = [value]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            found += [(here, key) for key in here]
            pending += here.values()
        elif isinstance(here, list):
            found += [(here, at) for at in range(len(here))]
            pending += here
    return found


Told = dict[Loc, tuple[str, str, str]]
"""Code, message and hint of what is wrong, by place."""


def judged_here(kind: str, data: dict[str, Value]) -> Told:
    """Say what the models find wrong, as `opora.parse` does, with the place of each."""
    path = PATHS[kind]
    address = address_of(path)
    assert address
    model, document = address.kind.model, Document(path, data)
    gaps = unexplained_gaps(document, model)
    try:
        entity = model.model_validate(data)
    except ValidationError as error:
        told = explain_all(error, model, document)
        quiet = {
            loc: gap
            for loc, gap in gaps.items()
            if not any(loc[: at + 1] in told for at in range(len(loc)))
        }
        found = {**told, **quiet}
    else:
        entry = Entry(address.kind, address.id, entity, document, address.names)
        strange = {("unknown", number): one for number, one in enumerate(strange_reasons(entry))}
        found = {**gaps, **cast("Any", strange)}
    return {loc: (one.code, one.message, one.hint) for loc, one in found.items()}
