from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from opora.files import list_content, read_sources
from opora.kinds import KINDS
from opora.model import Line, Part, Record, Ref, RefTo, held_in, values_of
from opora.model.walking import may_hold
from opora.pipeline import parse_entries

CONTENT = Path(__file__).parent.parent / "content"


class Leaf(Record):
    kind: Literal["leaf"]
    word: Line | None = None


class Branch(Record):
    kind: Literal["branch"]
    to: Annotated[Ref, RefTo("practice")] | None = None
    inner: tuple["Branch", ...] = ()


class Twig(Part):
    part_kind = "twig"


class Tree(Record):
    name: Line
    twigs: tuple[Twig, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    either: Annotated[Leaf | Branch, Field(discriminator="kind")] | None = None
    anything: Any = None


def test_fields_that_cannot_hold_a_class_are_passed_by() -> None:
    assert may_hold(Tree) == {Ref: {"either", "anything"}, Part: {"twigs", "anything"}}
    assert may_hold(Branch) == {Ref: {"to", "inner"}, Part: frozenset()}
    assert may_hold(Leaf) == {Ref: frozenset(), Part: frozenset()}


def test_values_of_a_class_come_with_their_place_and_in_the_order_of_all_values() -> None:
    branch = {"kind": "branch", "to": "b", "inner": [{"kind": "branch", "to": "c"}]}
    tree = Tree.model_validate({"name": "Дерево", "leaves": [{"kind": "leaf"}], "either": branch})
    assert [(loc, ref.id) for loc, ref in held_in(tree, Ref)] == [
        (("either", "inner", 0, "to"), "c"),
        (("either", "to"), "b"),
    ]


def test_references_and_parts_of_the_bank_are_those_among_all_values() -> None:
    sources = read_sources(CONTENT, list_content(CONTENT).paths, [])
    entries, _ = parse_entries(sources)
    for entry in entries:
        values = list(values_of(entry.entity))
        refs = [(loc, value) for loc, value in values if isinstance(value, Ref)]
        parts = [(loc, value) for loc, value in values if isinstance(value, Part)]
        assert list(held_in(entry.entity, Ref)) == refs
        assert list(held_in(entry.entity, Part)) == parts


def test_every_kind_is_passed_over_faster_than_whole() -> None:
    for kind in KINDS:
        fields = set(kind.model.model_fields)
        assert all(names < fields for names in may_hold(kind.model).values())
