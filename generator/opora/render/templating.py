"""The Jinja2 environment: autoescape, strict about what is undefined, Russian filters."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from opora.past import words
from opora.render import russian
from opora.render.address import file_of
from opora.render.facets import approaches, practices
from opora.render.straight import StraightEnvironment
from opora.words.months import month


@cache
def environment() -> Environment:
    """Return the environment, made once."""
    made = StraightEnvironment(
        loader=PackageLoader("opora.render", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=russian.day,
        short_day=russian.short_day,
        month=month,
        number=russian.number,
        count=russian.count,
        quantity=russian.quantity,
        period=russian.period,
        span=russian.span,
        file=file_of,
        share=russian.share,
        past_period=words.period_text,
        past_spot=lambda spot, dated: words.spot_text(spot, dated=dated),
        past_step=words.step_text,
        past_verdict=words.verdict,
    )
    made.globals.update(practice_card=practices.card, approach_card=approaches.card)
    return made
