"""A result before and after as a small drawing: two bars on one scale, and words for the blind."""

from markupsafe import Markup

from opora.kinds.practice import Result
from opora.model import Unit
from opora.render.russian import number

WIDTH = 300
"""The length of the longest bar, in units of the drawing."""

_DRAWING = Markup(
    '<svg class="o-before-after" role="img" viewBox="0 0 420 68" aria-labelledby="{key}-t {key}-d">'
    '<title id="{key}-t">{title}</title><desc id="{key}-d">{desc}</desc>'
    '<text x="0" y="20">Было</text>'
    '<rect class="o-before" x="60" y="4" width="{before}" height="22"/>'
    '<text x="{before_at}" y="20">{before_text}</text>'
    '<text x="0" y="54">Стало</text>'
    '<rect class="o-after" x="60" y="38" width="{after}" height="22"/>'
    '<text x="{after_at}" y="54">{after_text}</text></svg>'
)


def before_after(result: Result, key: str) -> Markup:
    """Draw a result that was measured before and after; nothing for others.

    Args:
        result: What was measured.
        key: A prefix for ids that no other drawing of the page has.
    """
    if result.before is None or min(result.before, result.after) < 0:
        return Markup("")
    top = 100 if result.unit is Unit.PERCENT else max(result.before, result.after)
    before, after = (_length(value, top) for value in (result.before, result.after))
    return _DRAWING.format(
        key=key,
        title=result.what,
        desc=f"Было {number(result.before)}, стало {number(result.after)}, {result.unit.label}",
        before=before,
        after=after,
        before_at=before + 68,
        after_at=after + 68,
        before_text=number(result.before),
        after_text=number(result.after),
    )


def _length(value: float, top: float) -> int:
    return round(WIDTH * min(value, top) / top) if top else 0
