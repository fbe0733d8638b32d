"""A template as a paper, blank or with what a guide says."""

from collections.abc import Mapping, Sequence
from itertools import chain

from opora.kinds.guide import Guide, SampleMeasure
from opora.kinds.template import Block, Filled, GuidePart, Template
from opora.render.russian import quantity
from opora.sheets.paper import Paper, PaperColumn, Piece

EDITORIAL = (
    "Учебный пример, редакционный материал банка «Опора». Школы за ним нет: дела и числа "
    "показывают, как записать программу, чтобы её можно было проверить. Свои числа возьмите из "
    "своего рискового профиля и своих работ."
)
"""What each filled-in example says of itself."""

READY = (
    "Редакционный материал банка «Опора». Вопросы составила редакция. Ответы остаются в школе, "
    "присылать их никуда не нужно."
)
"""What a sheet of a guide's questions says of itself."""

Rows = tuple[tuple[str, ...], ...]


def blank(template: Template) -> Paper:
    """Return a template with nothing filled in."""
    notes = (template.when, "Редакционный материал банка «Опора». Меняйте разделы под свой приказ.")
    pieces = tuple(_piece(block) for block in template.blocks)
    return Paper(template.title, notes, pieces, template.checks)


def filled(template: Template, guide: Guide, factor: str) -> Paper:
    """Return a template with what a guide to a factor says."""
    pieces = tuple(_filled(block, guide) for block in template.blocks)
    note = EDITORIAL if template.filled is Filled.EXAMPLE else READY
    return Paper(f"{template.label}: {factor}", (note,), pieces, template.checks)


def _piece(block: Block) -> Piece:
    given = [(*row.cells, *[""] * (len(block.columns) - len(row.cells))) for row in block.rows]
    empty = [("",) * len(block.columns)] * (block.blank if block.columns else 0)
    return Piece(
        title=block.title,
        hint=block.hint or "",
        prompts=block.prompts,
        lines=block.lines,
        columns=tuple(
            PaperColumn(one.title, one.hint or "", one.width, one.choices) for one in block.columns
        ),
        rows=(*given, *empty),
    )


def _filled(block: Block, guide: Guide) -> Piece:
    piece = _piece(block)
    if block.fills and block.columns:
        cells = _rows(block.fills, guide)
        width = len(block.columns)
        rows = tuple((*row, *[""] * width)[:width] for row in cells)
        return Piece(piece.title, prompts=piece.prompts, columns=piece.columns, rows=rows)
    if block.fills or block.example:
        texts = _texts(block.fills, guide) if block.fills else (str(block.example),)
        return Piece(piece.title, texts=texts, prompts=piece.prompts)
    return piece


def _texts(part: GuidePart, guide: Guide) -> tuple[str, ...]:
    """List what a part of a guide says, one text an item."""
    match part:
        case GuidePart.GOAL:
            return (guide.goal,)
        case GuidePart.RESULTS:
            return tuple(result_of(one) for one in guide.measures)
        case GuidePart.INDICATORS | GuidePart.MEASURES | GuidePart.PEOPLE:
            return tuple(" — ".join(filter(None, row)) for row in _rows(part, guide))
        case _:
            return _lists(guide)[part]


def _lists(guide: Guide) -> Mapping[GuidePart, tuple[str, ...]]:
    return {
        GuidePart.TASKS: guide.tasks,
        GuidePart.SIGNS: guide.signs,
        GuidePart.HELPERS: guide.helpers,
        GuidePart.MISTAKES: guide.mistakes,
        GuidePart.FIRST_STEPS: guide.first_steps,
        GuidePart.CURATOR: guide.curator,
        GuidePart.QUESTIONS: guide.questions,
    }


def _rows(part: GuidePart, guide: Guide) -> Rows:
    """Lay a part of a guide out as rows."""
    match part:
        case GuidePart.INDICATORS:
            return tuple(
                (one.what, one.how, one.often, one.target or "поставьте по своему профилю")
                for one in guide.indicators
            )
        case GuidePart.MEASURES:
            return tuple(
                (one.activity, one.months, _people(one), result_of(one)) for one in guide.measures
            )
        case GuidePart.PEOPLE:
            return _by_role(guide.measures)
        case _:
            return tuple((text,) for text in _texts(part, guide))


def result_of(measure: SampleMeasure) -> str:
    """Say an expected result with its numbers and signs."""
    result = measure.expected_result
    numbers = "; ".join(quantity(one) for one in result.quantities)
    signs = "; ".join(result.qualitative)
    told = (numbers and f"В числах: {numbers}.", signs and f"Видно по тому: {signs}.")
    return " ".join(filter(None, (_ended(result.text), *told)))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _people(measure: SampleMeasure) -> str:
    return ", ".join(role.label for role in measure.responsible)


def _by_role(measures: Sequence[SampleMeasure]) -> Rows:
    """Turn measures round: who answers for what."""
    roles = dict.fromkeys(chain.from_iterable(one.responsible for one in measures))
    return tuple(
        (role.label, "; ".join(one.activity for one in measures if role in one.responsible))
        for role in roles
    )
