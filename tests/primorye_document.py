"""The Primorye order's table as a Word document would have it, made of our own wordings."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.table import _Row

from opora.kinds.roadmap import Measure, Roadmap
from opora.load import Source, load
from opora.model import Comparator, OrganisationClass, Quantity, Role
from opora.model.people import Actor
from opora.model.period import OnDate
from opora.wording import period_words

COMMITTED = Path(__file__).parent.parent / "content/schools/primorskiy-kray/roadmap-2021.yml"
UNREADABLE = "(дата в скане не читается)"
HEADS = (
    "№ п/п",
    "Мероприятия",
    "Сроки проведения",
    "Ответственные исполнители",
    "Планируемый результат",
)

_ORGANISATIONS = {
    "minobr-primorye": "МО ПК",
    "iro-primorye": "ИРО",
    "upravlenie-obrazovaniem-nadezhdinskiy": (
        "Управление образованием администрации Надеждинского муниципального района"
    ),
}
_CLASSES = {
    OrganisationClass.MUNICIPAL_AUTHORITY: "МОУО",
    OrganisationClass.SCHOOLS: "ОО",
    OrganisationClass.SUPPORT_SCHOOLS: "Опорные школы",
}
_ROLES = {
    Role.AUTHORITY_SPECIALIST: "специалисты МОУО",
    Role.METHODIST: "методисты",
    Role.SCHOOL_HEAD: "руководители ОО",
    Role.DEPUTY_HEAD: "заместители руководителей ОО",
}


def committed() -> Roadmap:
    document, _ = load(Source("roadmap.yml", COMMITTED.read_text(encoding="utf-8")))
    assert document
    return Roadmap.model_validate(document.data)


def primorye_docx() -> bytes:
    """Write the table: five columns, a merged row for each of the four tasks, 28 rows."""
    roadmap = committed()
    made = Document()
    made.add_paragraph(roadmap.title)
    made.add_paragraph(f"Цель: {roadmap.goal}")
    table = made.add_table(1 + len(roadmap.tasks) + len(roadmap.items), len(HEADS))
    rows = iter(table.rows)
    fill(next(rows), HEADS)
    for number, task in enumerate(roadmap.tasks, 1):
        cells = next(rows).cells
        cells[0].merge(cells[-1]).text = f"Задача {number}. {task.title}"
        for measure in (one for one in roadmap.items if one.task == task.id):
            fill(next(rows), _texts(measure))
    memory = BytesIO()
    made.save(memory)
    return memory.getvalue()


def fill(row: _Row, texts: Iterable[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text


def _texts(measure: Measure) -> tuple[str, ...]:
    return (
        f"{measure.number}.",
        measure.activity,
        _period(measure),
        ", ".join(map(_actor, measure.responsible)),
        "\n".join(_result(measure)),
    )


def _period(measure: Measure) -> str:
    period = measure.period
    if isinstance(period, OnDate) and period.date is None:
        return UNREADABLE
    return period.raw or period_words(period)


def _actor(actor: Actor) -> str:
    if actor.organisation:
        return _ORGANISATIONS[actor.organisation.id]
    name = _CLASSES[actor.class_] if actor.class_ else _ROLES[actor.role or Role.EXPERT]
    return f"{name} ({actor.note})" if actor.note else name


def _result(measure: Measure) -> list[str]:
    result = measure.expected_result
    signs = (f"– {sign}" for sign in result.qualitative)
    return [result.text, *map(quantity_words, result.quantities), *signs]


def quantity_words(quantity: Quantity) -> str:
    how = "" if quantity.comparator is Comparator.EXACTLY else f"{quantity.comparator.label} "
    scope = f" ({quantity.scope})" if quantity.scope else ""
    return f"{how}{quantity.value} {quantity.unit.label}{scope}"
