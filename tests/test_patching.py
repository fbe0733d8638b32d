from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opora.catalog import Beside, Catalog, exchange, ids_of, link
from opora.catalog.overlay import Overlay
from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import parse_entries
from tests.content import (
    ACT,
    CATALOGUE,
    HOME,
    MEASURE,
    PRACTICE,
    PROFILE,
    ROADMAP,
    SCHOOL,
    bank,
    source,
)

FACTOR: Mapping[str, Any] = CATALOGUE["factors"][0]
SOUND = {one.path: one.text for one in bank()}
CLUB, OTHER, METHOD = "practices/club.md", "practices/other.md", "factors/method.yml"
SECOND = "schools/primorye/vladivostok/school-2"


def _written(fields: Mapping[str, Any], path: str = "", **changes: object) -> str:
    return source(path or "x.yml", {**fields, **changes}).text


def _catalogue(*ids: str, basis: bool = True) -> str:
    factors = [{**FACTOR, "id": id_, "title": f"Фактор {id_}"} for id_ in ids]
    return _written(CATALOGUE, factors=factors, basis=basis)


def _practice(*factors: str, **changes: object) -> str:
    return _written(PRACTICE, CLUB, factors=list(factors), **changes)


LETTER: Mapping[str, Any] = {
    "title": "Письмо о чтении",
    "sources": [{"title": "Приказ"}],
    "kind": "letter",
    "level": "regional",
    "author": "iro",
    "year": 2021,
    "url": "https://letter.example.ru/1",
}
"""A document; in the bank below it has the name of an act, and proofs lead to it first."""

REPORT: Mapping[str, Any] = {
    "title": "Отчёт за июнь",
    "sources": [{"title": "Приказ"}],
    "submitted": "2021-06-30",
    "progress": [{"measure": "primorye-vladivostok-school-1-2021#club", "state": "done"}],
    "measures_complex": "Комплекс мер",
}
"""A report on a measure, which is named by its roadmap and its own id."""

PROVED = {**MEASURE, "evidence": [{"kind": "order", "document": "order"}]}

FILES: Mapping[str, tuple[str | None, ...]] = {
    CLUB: (
        _practice("parents"),
        _practice("parents", title="Другой клуб", authors=["iro", "primorye/vladivostok/school-1"]),
        _practice("lessons", "parents", authors=["primorye/vladivostok/school-2"]),
        _practice("parnets", follow_ups=["other"]),
        None,
    ),
    OTHER: (
        None,
        _practice("parents", follow_ups=["club"]),
        _practice("lessons", follow_ups=["cbul"]),
    ),
    METHOD: (_catalogue("parents"), _catalogue("parents", "lessons"), _catalogue("lessons"), None),
    "factors/second.yml": (None, _catalogue("parents", basis=False), _catalogue("x", basis=False)),
    "documents/order.yml": (None, _written(LETTER), _written(LETTER, title="Другое письмо")),
    "organisations/iro.yml": (SOUND["organisations/iro.yml"], None),
    "acts/order.yml": (_written(ACT), _written(ACT, issuer="iro-2"), None),
    f"{HOME}/school.yml": (_written(SCHOOL), _written(SCHOOL, title="Школа № 5"), None),
    f"{HOME}/risk-profile-2021.yml": (_written(PROFILE), None),
    f"{HOME}/roadmap-2021.yml": (
        _written(ROADMAP),
        _written(ROADMAP, items=[PROVED]),
        _written(ROADMAP, items=[MEASURE, {**MEASURE, "id": "after", "practices": ["other"]}]),
        _written(ROADMAP, items=[{**MEASURE, "id": "after", "practices": ["other"]}]),
        None,
    ),
    "schools/primorye/vladivostok/reports/2021-06.yml": (None, _written(REPORT)),
    f"{SECOND}/school.yml": (None, _written(SCHOOL, title="Школа № 2")),
    f"{SECOND}/roadmap-2021.yml": (None, _written(ROADMAP)),
}
"""Files with what may stand in them; nothing stands for no file."""

edits = st.sampled_from(sorted(FILES)).flatmap(
    lambda path: st.tuples(st.just(path), st.sampled_from(FILES[path]))
)


@cache
def _parsed(path: str, text: str) -> list[Entry]:
    return parse_entries([Source(path, text)])[0]


def _fresh(path: str, text: str | None) -> list[Entry]:
    """Read a file; each time entries of their own come out."""
    return parse_entries([Source(path, text)])[0] if text is not None else []


def test_all_that_may_stand_in_a_file_is_read() -> None:
    """Else the property below would hold of less than it says."""
    for path, texts in FILES.items():
        for text in texts:
            assert text is None or _parsed(path, text), (path, text)


def _shown(catalog: Catalog) -> object:
    """Show all of a catalog, with the very entries and in its order."""
    unsettled = catalog.unsettled
    return (
        {kind: [(id_, id(one)) for id_, one in held.items()] for kind, held in _full(catalog)},
        {
            key: [(id(one.entry), one.loc) for one in held]
            for key, held in catalog.backlinks.items()
        },
        {key: [id(one) for one in held] for key, held in catalog.children.items()},
        {id_: [(id(one.entry), one.loc) for one in held] for id_, held in unsettled.loose.items()},
        unsettled.twice,
        {path: [id(one) for one in catalog.of_file(path)] for path in (*FILES, *SOUND)},
        catalog.beside,
    )


def _full(catalog: Catalog) -> Iterable[tuple[str, Mapping[str, Entry]]]:
    return ((kind, catalog.entries[kind]) for kind in BY_NAME)


def _told(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=repr)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(st.lists(edits, max_size=2), st.sampled_from([(), (f"{SECOND}/school.yml",)])),
        min_size=1,
        max_size=8,
    )
)
def test_an_exchange_is_as_linking_everything(
    rounds: list[tuple[list[tuple[str, str | None]], tuple[str, ...]]],
) -> None:
    files = {path: _fresh(path, text) for path, text in SOUND.items()}

    def linked(unread: tuple[str, ...] = ()) -> tuple[Catalog, list[Diagnostic]]:
        ids = Beside(ids_of((*files, *unread)))
        return link([entry for held in files.values() for entry in held], ids)

    catalog, problems = linked()
    for edited, unread in rounds:
        changes = dict(edited)
        gone = [entry for path in changes for entry in files.get(path, ())]
        for path, text in changes.items():
            files[path] = _fresh(path, text)
            if text is None:
                files.pop(path)
        come = [entry for path in changes for entry in files.get(path, ())]
        expected, found = linked(unread)
        same_ids = expected.beside == catalog.beside
        patched = exchange(catalog, gone, come, None if same_ids else expected.beside)
        if patched is None:
            assert not same_ids or _may_be_refused(catalog, gone, come)
            catalog, problems = expected, found
            continue
        catalog, told = patched
        assert _shown(catalog) == _shown(expected)
        stays = [one for one in problems if one.path not in changes]
        assert _told((*stays, *told)) == _told(found)
        problems = found


def _may_be_refused(catalog: Catalog, gone: list[Entry], come: list[Entry]) -> bool:
    """Tell whether ids come or go, or stand twice; all else has to be exchanged."""
    old, new = ({(one.kind.name, one.id) for one in held} for held in (gone, come))
    return old != new or not catalog.unsettled.twice.isdisjoint(old)


def _exchanged(path: str, text: str | None, start: Mapping[str, str] = SOUND) -> Catalog | None:
    files = {name: _fresh(name, held) for name, held in start.items()}
    catalog = link([entry for held in files.values() for entry in held])[0]
    patched = exchange(catalog, files.get(path, []), _fresh(path, text))
    return patched[0] if patched else None


def test_records_that_nobody_names_come_and_go() -> None:
    text = FILES[OTHER][1]
    assert text
    catalog = _exchanged(OTHER, text)
    assert catalog
    assert list(catalog.entries["practice"]) == ["club", "other"]
    catalog = _exchanged(OTHER, None, {**SOUND, OTHER: text})
    assert catalog
    assert list(catalog.entries["practice"]) == ["club"]


def test_what_others_name_is_not_taken_away_unseen() -> None:
    assert _exchanged("organisations/iro.yml", None) is None
    assert _exchanged(f"{HOME}/school.yml", None) is None
    assert _exchanged(METHOD, _catalogue("lessons")) is None


def test_what_others_miss_does_not_come_unseen() -> None:
    missing = {**SOUND, CLUB: _practice("parents", authors=["primorye/vladivostok/school-2"])}
    assert _exchanged(f"{SECOND}/school.yml", _written(SCHOOL), missing) is None


def test_a_namesake_that_others_would_lead_to_does_not_come_unseen() -> None:
    proved = {**SOUND, f"{HOME}/roadmap-2021.yml": _written(ROADMAP, items=[PROVED])}
    assert _exchanged("documents/order.yml", _written(LETTER), proved) is None
    assert _exchanged("documents/order.yml", _written(LETTER)) is not None


def test_a_record_that_settles_a_reference_to_a_part_does_not_come_unseen() -> None:
    held = (_fresh(path, text) for path, text in SOUND.items() if "roadmap" not in path)
    report = _fresh("schools/primorye/vladivostok/reports/2021-06.yml", _written(REPORT))
    entries = [entry for one in (*held, report) for entry in one]
    namesake = _fresh("practices/primorye-vladivostok-school-1-2021.md", _practice("parents"))
    unread = Beside(ids_of([f"{HOME}/roadmap-2021.yml"]))
    catalog, problems = link(entries, unread)
    assert len(link([*entries, *namesake], unread)[1]) == len(problems) + 1
    assert exchange(catalog, [], namesake) is None


def test_many_changes_lie_in_one_layer() -> None:
    held: Mapping[int, str] = {1: "a", 3: "c"}
    for number in range(50):
        held = Overlay(held, {2: f"{number}", 3: None if number % 2 else "c"}, ordered=True)
    assert isinstance(held, Overlay)
    assert held.depth == 1
    assert list(held.items()) == [(1, "a"), (2, "49")]
    assert (len(held), 3 in held, held.get(3), 2 in held) == (2, False, None, True)


def test_the_mapping_below_stays() -> None:
    below = {1: "a"}
    first = Overlay(below, {1: None, 2: "b"}, ordered=True)
    second = Overlay(first, {2: None, 1: "z"}, ordered=True)
    assert (dict(first), dict(second), below) == ({2: "b"}, {1: "z"}, {1: "a"})
    assert (len(first), len(second)) == (1, 1)
