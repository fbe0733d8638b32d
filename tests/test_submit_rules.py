"""The form finds what `opora validate` finds: the same codes, places and words."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from opora.kinds import BY_NAME
from opora.model import Record
from opora.parse.lettering import slug
from opora.pipeline import published
from opora.plain_yaml import forbidden_characters
from opora.render.submit import form_description
from opora.render.submit.describe import models_of, rules_of
from opora.render.submit.records import facts_of
from opora.render.submit.steps import ASKING, HINTS
from tests.browser import visit
from tests.content import AS_OF, CATALOGUE, MEASURE, PRACTICE, PROFILE, ROADMAP, bank, judged
from tests.submitted import FORMS, HOME, KINDS, PATHS, judged_here, records

IN_ONE_PAGE = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

CHECK = """async ([root, form, data]) => {
  const { check } = await import(root + "assets/submit/check.js");
  return check(form, data).map(({ loc, code, message, hint }) => [loc, code, message, hint]);
}"""

JUDGE = """async ([root, kind, data, facts, today, place]) => {
  const { judge } = await import(root + "assets/submit/bank.js");
  const names = new Set(facts.names);
  const known = { ...facts, known: (id) => names.has(id), label: (kind, id) => id };
  return judge(kind, data, { facts: known, today, place })
    .map(({ code, message, severity }) => [code, message, severity]);
}"""

STORY = """async ([root, sections, told]) => {
  const { judgeStory } = await import(root + "assets/submit/story.js");
  return judgeStory(sections, told).map(({ code, message }) => [code, message]);
}"""


@pytest.fixture(scope="module")
def opened(chromium: Browser, real_site: Path) -> Iterator[tuple[Page, str]]:
    with visit(chromium, real_site) as seen:
        yield seen.go("about/"), seen.root


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_judged_as_the_models_judge(opened: tuple[Page, str], kind: str) -> None:
    page, root = opened
    tried, codes = count(), set[str]()

    @settings(IN_ONE_PAGE, max_examples=30)
    @given(records(kind))
    def agree(data: dict[str, Any]) -> None:
        next(tried)
        found = page.evaluate(CHECK, [root, FORMS[kind], data])
        told = {tuple(loc): (code, message, hint) for loc, code, message, hint in found}
        expected = judged_here(kind, data)
        codes.update(code for code, _, _ in expected.values())
        near = {loc for loc, (_, _, hint) in expected.items() if hint.startswith("возможно")}
        assert {loc: one if loc not in near else one[:2] for loc, one in told.items()} == {
            loc: one if loc not in near else one[:2] for loc, one in expected.items()
        }

    agree()
    assert next(tried) >= 30
    assert {"M01", "V04"} <= codes
    assert codes & {"V03", "V05"}


def test_every_rule_of_the_models_has_its_twin_in_the_form(opened: tuple[Page, str]) -> None:
    page, root = opened
    known = page.evaluate(
        """async (root) => {
          const { AFTER, BEFORE } = await import(root + "assets/submit/rules.js");
          return [...Object.keys(AFTER), ...Object.keys(BEFORE)];
        }""",
        root,
    )
    asked = {
        f"{name}.{rule}"
        for kind in ASKING
        for name, model in models_of(BY_NAME[kind].model).items()
        for rule in rules_of(model)
    }
    assert set(known) == asked
    assert all(_no_field_rules(BY_NAME[kind].model) for kind in ASKING)


def _no_field_rules(model: type[Record]) -> bool:
    held = models_of(model).values()
    return not any(one.__pydantic_decorators__.field_validators for one in held)


DAYS = st.sampled_from(("2020-12-15", "2021-02-01", "2021-05-31", "2021-06-02", "2022-01-10"))
MONTHS = st.sampled_from(("2020-12", "2021-02", "2021-05", "2021-12", "2022-01"))


def _ordered(kind: str, ends: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    pairs = st.tuples(ends, ends).map(sorted)
    return pairs.map(lambda two: {"kind": kind, "start": two[0], "end": two[1]})


PERIODS = st.one_of(
    _ordered("range", DAYS),
    _ordered("months", MONTHS),
    DAYS.map(lambda day: {"kind": "date", "date": day}),
    st.lists(DAYS, min_size=2, max_size=3, unique=True).map(
        lambda days: {"kind": "dates", "dates": sorted(days)}
    ),
    st.just({"kind": "all_year"}),
    st.just({"kind": "schedule"}),
    st.just({"kind": "schedule", "document": None, "unknown": {"document": "не назван"}}),
)
QUANTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "value": st.sampled_from(("6", "100")),
            "unit": st.just("percent"),
            "comparator": st.sampled_from(("at_least", "up_to")),
        },
        optional={"scope": st.just("школ"), "note": st.just("так в документе")},
    ),
    min_size=1,
    max_size=2,
)
RESULTS = QUANTITIES.map(
    lambda held: {"text": "Клуб работает", "qualitative": ["Есть план"], "quantities": held}
)
FACTORS = st.lists(st.sampled_from(("parents", "mood")), max_size=2, unique=True)
MEASURES = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(("club", "reading-club", "m1")),
            "task": st.sampled_from(("reading", "counting", "nowhere")),
            "activity": st.just("Клуб"),
            "period": PERIODS,
            "responsible": st.just(MEASURE["responsible"]),
            "expected_result": RESULTS,
            "state": st.sampled_from(("planned", "done", "in_progress", "cancelled", "postponed")),
            "factors": FACTORS,
        },
        optional={
            "scope": st.just("programme"),
            "actual": st.fixed_dictionaries({"date": DAYS}, optional={"quantities": QUANTITIES}),
            "evidence": st.just([{"kind": "note"}]),
            "depends_on": st.lists(st.sampled_from(("club", "m1", "no-such")), max_size=2),
        },
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: str(one["id"]),
)
TASKS = st.lists(st.sampled_from(("reading", "counting")), min_size=1, max_size=2, unique=True).map(
    lambda ids: [{"id": one, "title": "Задача"} for one in ids]
)
ROADMAPS = st.builds(
    lambda tasks, items, programme: {**ROADMAP, "tasks": tasks, "items": items, **programme},
    TASKS,
    MEASURES,
    st.sampled_from(({}, {"programme": "plus"}, {"programme": "short"})),
)
RISKS = st.lists(
    st.fixed_dictionaries(
        {
            "factor": st.sampled_from(("parents", "mood", "rpsh-mood")),
            "significance": st.sampled_from(("high", "low", "medium")),
        },
        optional={
            "decision": st.sampled_from(
                ({"include": "true"}, {"include": "false", "reason": "закрыт"})
            ),
        },
    ).flatmap(
        lambda risk: st.sampled_from(("confirmed", "pending")).map(
            lambda verdict: {**risk, "curator_assessment": {"verdict": verdict}}
        )
    ),
    min_size=1,
    max_size=3,
)
PROFILES = st.builds(
    lambda risks, catalogue: {**PROFILE, "entries": risks, "catalogue": catalogue},
    RISKS,
    st.sampled_from(("method", "rpsh", "old")),
)
MATERIALS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.just("Сценарий"),
            "url": st.sampled_from(("https://a.ru/x", "http://192.168.0.5/x", "http://pc.local/")),
        },
        optional={"licence": st.just("CC BY 4.0")},
    ),
    max_size=2,
)
PRACTICES = st.builds(
    lambda changed: {**PRACTICE, **changed},
    st.fixed_dictionaries(
        {"status": st.sampled_from(("draft", "published", "submitted")), "materials": MATERIALS},
        optional={
            "summary": st.integers(290, 310).map(lambda size: "ж" * size),
            "factors": st.lists(
                st.sampled_from(("parents", "rpsh-mood")), min_size=1, max_size=2, unique=True
            ),
            "origin": st.just("document"),
            "contact": st.sampled_from(
                ({"organisation": "quiet"}, {"organisation": "quiet", "email": "a@b.ru"})
            ),
        },
    ),
)
FACTOR = CATALOGUE["factors"][0]
AROUND: Mapping[str, Any] = {
    "factors/method.yml": {**CATALOGUE, "factors": [FACTOR, {**FACTOR, "id": "mood"}]},
    "factors/rpsh.yml": {
        **CATALOGUE,
        "basis": False,
        "years": [2021],
        "factors": [{**FACTOR, "id": "rpsh-mood", "maps_to": ["mood"]}],
    },
    "factors/old.yml": {
        **CATALOGUE,
        "basis": False,
        "years": [2019],
        "factors": [{**FACTOR, "id": "old-mood"}],
    },
    "programmes/short.yml": {
        "title": "Короткая",
        "sources": [{"title": "Приказ"}],
        "level": "regional",
        "goal": "Цель",
        "period": {"start": "2021-03-01", "end": "2021-04-30"},
    },
    "organisations/quiet.yml": {
        "title": "Тихий центр",
        "sources": [{"title": "Сайт"}],
        "kind": "institute",
    },
}
PLACE = {
    "ownerKind": "school",
    "owner": "primorye/vladivostok/school-1",
    "names": {"year": "2021", "edition": "2021"},
}
BEYOND = {"V01", "V25", "V39", "V40", "V47", "V48", "V49"}
"""Rules over the whole bank that one form cannot judge, or that speak of another file."""


EXPECTED = {
    "roadmap": "V02 V10 V11 V15 V16 V17 V18 V20 V24 V26 V32 V33 V36 V37",
    "risk_profile": "V08 V20 V22",
    "practice": "V06 V07 V41 V43 V44 V45",
}
"""The rules that have to come up at least once."""


@pytest.mark.parametrize(
    ("kind", "drawn", "examples"),
    [("roadmap", ROADMAPS, 80), ("risk_profile", PROFILES, 30), ("practice", PRACTICES, 30)],
)
def test_the_bank_s_rules_are_judged_alike(
    opened: tuple[Page, str], kind: str, drawn: st.SearchStrategy[Any], examples: int
) -> None:
    page, root = opened
    seen, profile = set[str](), f"{HOME}/school-1/risk-profile-2021.yml"

    @settings(IN_ONE_PAGE, max_examples=examples)
    @given(drawn)
    def agree(data: dict[str, Any]) -> None:
        found = judged(bank({**AROUND, PATHS[kind]: data})).diagnostics
        expected = {
            (one.code, one.message, str(one.severity))
            for one in found
            if (one.path == PATHS[kind] and one.code not in BEYOND)
            or (kind == "roadmap" and one.path == profile and one.code in {"V20", "V22"})
        }
        without = judged(bank({**AROUND, PATHS[kind]: None})).catalog
        facts = {
            **facts_of(published(without)),
            "names": ["parents", "mood", "rpsh-mood", "quiet", "iro"],
        }
        given_ = [root, kind, data, json.loads(json.dumps(facts)), str(AS_OF), PLACE]
        told = {tuple(one) for one in page.evaluate(JUDGE, given_)}
        seen.update(code for code, _, _ in expected)
        assert told == expected

    agree()
    assert seen >= set(EXPECTED[kind].split())


TOLD = st.dictionaries(
    st.sampled_from(BY_NAME["practice"].sections),
    st.sampled_from(
        (
            "Один абзац.",
            "",
            "слово " * 401,
            "1. " + "слово " * 500,
            "### Шаг\n" + "слово " * 450,
            "[сценарий](file:///C:/x.docx) и [сайт](https://a.ru)",
            "[в сети](http://192.168.1.7/a)",
            "```\n# не заголовок\n```",
        )
    ),
)


def test_the_text_is_judged_alike_and_read_back(opened: tuple[Page, str]) -> None:
    page, root = opened
    sections = list(BY_NAME["practice"].sections)
    seen = set[str]()

    @settings(IN_ONE_PAGE, max_examples=60)
    @given(TOLD)
    def agree(told: dict[str, str]) -> None:
        body, again = page.evaluate(
            """async ([root, sections, told]) => {
              const { bodyOf, partsOf } = await import(root + "assets/submit/story.js");
              const body = bodyOf(sections, told);
              return [body, partsOf(sections, body)];
            }""",
            [root, sections, told],
        )
        assert again == {title: told.get(title, "").strip() for title in sections}
        diagnostics = judged(bank({}, body=body)).diagnostics
        expected = {(one.code, one.message) for one in diagnostics if one.path == PATHS["practice"]}
        found = {tuple(one) for one in page.evaluate(STORY, [root, sections, told])}
        empty = {("B01", f"раздел «{title}» пуст") for title in sections}
        assert found - empty == expected
        seen.update(code for code, _ in expected)

    agree()
    assert seen == {"V06", "V42", "V46"}


@settings(IN_ONE_PAGE, max_examples=60)
@given(
    text=st.text(
        st.characters(max_codepoint=0x4FF, exclude_characters="ßŉǰΐΰև")
        | st.characters(min_codepoint=0x2000, max_codepoint=0x206F),
        max_size=40,
    )
)
def test_ids_and_forbidden_signs_are_told_alike(opened: tuple[Page, str], text: str) -> None:
    page, root = opened
    told = page.evaluate(
        """async ([root, text]) => {
          const { forbidden, slug } = await import(root + "assets/submit/texts.js");
          return [slug(text), forbidden(text)];
        }""",
        [root, text],
    )
    signs = [one.message.rpartition(" ")[2] for one in forbidden_characters(text, "")]
    assert told == [slug(text), signs] or len(signs) >= 10


def test_months_and_days_at_the_edges(opened: tuple[Page, str]) -> None:
    page, root = opened
    ends = page.evaluate(
        """async (root) => {
          const { bounds } = await import(root + "assets/submit/bank_lines.js");
          const last = (month) => bounds({ kind: "months", start: month, end: month })[1];
          return ["2024-02", "2023-02", "2021-12"].map(last);
        }""",
        root,
    )
    assert ends == [str(date(2024, 2, 29)), str(date(2023, 2, 28)), str(date(2021, 12, 31))]


def test_a_new_field_of_a_model_is_asked_for_by_itself() -> None:
    for name in ASKING:
        form = form_description(BY_NAME[name])
        held = {one["name"] for one in form["types"][form["root"]]["fields"]}
        named = [field for step in form["steps"] for field in step["fields"]]
        keys = {field.alias or key for key, field in BY_NAME[name].model.model_fields.items()}
        assert held == keys - {"unknown"}
        assert len(named) == len(set(named))
        assert set(named) <= held


def test_no_hint_speaks_to_people_who_write_files() -> None:
    for name in ASKING:
        form = form_description(BY_NAME[name])
        for record, held in form["types"].items():
            for field in held["fields"]:
                own = (f"{record}.{field['name']}", f"*.{field['name']}")
                hint = next((HINTS[key] for key in own if key in HINTS), field.get("hint", ""))
                assert not re.search(r"\b[a-z_]{3,}\b|\[\]", hint), (own[0], hint)
