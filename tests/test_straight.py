"""Templates of the straight environment say what Jinja's own would say."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from opora.render.straight import StraightEnvironment, escaped

PARTS = """
{% macro plain(a, b="<i>", c=none) %}{{ a }}|{{ b }}|{{ c }}{% endmacro %}
{% macro around(title, look="") %}
<p class="{{ look }}">{{ title }}: {{ caller() }}</p>
{% endmacro %}
{% macro many() %}{{ varargs|join(",") }}{{ kwargs.get("d", "") }}{% endmacro %}
{% macro tree(s, items) %}
{% for one in items %}{{ one.name }}({{ tree(s, one.below) }}){% endfor %}
{% endmacro %}
"""
PAGE = """
{% import "parts.html" as p %}
{{ p.plain("&", c=5) }} {{ p.plain(1, "b", "c") }} {{ p.plain(html) }} {{ p.many(1, "<", d="&") }}
{% call p.around("«x» & y", look="o'x") %}
{% for one in rows if one %}{{ loop.index }}{{ one }}{% endfor %}
{% endcall %}
{{ p.tree(none, tree) }}{% include "inner.html" %}
{{ rows|join(", ") }} {{ html ~ "<" }} {{ none }} {{ 1.5 }} {{ rows[0]|upper }} {{ call(text="<") }}
{% set made %}<b>{{ rows[1] }}</b>{% endset %}{{ made }} {{ record.missing is defined }}
"""
INNER = "{% set x = rows|length %}{{ x }} {{ html }} {{ record.name or '<>' }}"
VALUES = {
    "html": Markup("<b>ok</b>"),
    "rows": ["<a>", "it's", ""],
    "record": {"name": ""},
    "tree": [{"name": "<1>", "below": [{"name": "2", "below": []}]}],
    "call": lambda text: text + "&",
}
LOADER = DictLoader({"parts.html": PARTS, "page.html": PAGE, "inner.html": INNER})


def test_the_text_is_jinjas_own() -> None:
    known = Environment(loader=LOADER, autoescape=True, undefined=StrictUndefined)
    ours = StraightEnvironment(loader=LOADER, undefined=StrictUndefined)
    told = ours.get_template("page.html").render(VALUES)
    assert told == known.get_template("page.html").render(VALUES)
    assert "&lt;a&gt;" in told
    assert ours.get_template("page.html") is ours.get_template("page.html")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ p.plain(1, 2, 3, 4) }}", TypeError),
        ("{{ p.plain(1, d=2) }}", TypeError),
        ("{{ p.plain() }}", UndefinedError),
        ("{{ p.around('x') }}", UndefinedError),
        ("{{ p.nothing() }}", UndefinedError),
        ("{{ nobody }}", UndefinedError),
    ],
)
def test_what_is_wrong_in_a_template_is_an_error(source: str, error: type[Exception]) -> None:
    ours = StraightEnvironment(loader=LOADER, undefined=StrictUndefined)
    with pytest.raises(error):
        ours.from_string('{% import "parts.html" as p %}' + source).render()


def test_what_is_marked_stays_and_all_else_is_escaped() -> None:
    class Text(str):
        __slots__ = ()

    given: list[object] = [Markup("<b>"), "<b>", Text("<b>"), 1, None]
    assert [escaped(one) for one in given] == ["<b>", "&lt;b&gt;", "&lt;b&gt;", "1", "None"]
