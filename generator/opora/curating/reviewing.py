"""A review that begins: a record with all criteria, in which the marks are still to be given."""

from collections.abc import Mapping
from datetime import date

from opora.catalog import Catalog
from opora.kinds.practice import Practice
from opora.kinds.review import REQUIRED, Criterion, Decision, Review
from opora.parse import Entry
from opora.render.address import url_of
from opora.writing import Plain, write_yaml

LOOK_AT: Mapping[Criterion, str] = {
    Criterion.LAWFUL: "Не просит ли практика запрещённого: сборов с родителей, отбора детей, "
    "лишних отчётов, чужих материалов без разрешения?",
    Criterion.FITS_PLACE: "Сказано ли, для какой школы это годится и для какой нет: размер, "
    "село или город, кадры (fit, limits)?",
    Criterion.CONCRETE: "Есть ли сроки, исполнители и числа «было» и «стало», а не общие слова?",
    Criterion.REPEATABLE: "Смогли бы вы завтра начать по этому тексту, никому не звоня?",
    Criterion.EVIDENCE: "Открывается ли каждый источник и сказано ли в нём то же самое?",
    Criterion.PRIVACY: "Нет ли имён детей и родителей, лиц на фото, групп меньше пяти человек?",
}
"""What an expert looks at for each criterion."""


def begun(entry: Entry, catalog: Catalog, expert: str, as_of: date) -> str:
    """Write a review of a record with empty marks; `opora validate` names each that is missing."""
    title = str(getattr(entry.entity, "title", entry.id))
    role: Plain = {"role": expert}
    data: dict[str, Plain] = {
        "title": f"Экспертиза: {title}"[:300],
        "object": entry.id,
        "requested_by": {"role": "regional_coordinator"},
        "experts": [role],
        "date": as_of,
        "criteria": [{"criterion": one.value, "score": None} for one in Criterion],
        "decision": None,
        "sources": [{"title": title[:300], "locator": f"страница /{url_of(entry, catalog)}"}],
    }
    comments: dict[tuple[str | int, ...], str] = {
        (): "Экспертиза начата. Поставьте оценку (score) каждому критерию: 0 — нет, 1 — частично, "
        "2 — да. Если не 2, добавьте comment: что поправить. Потом впишите decision.",
        ("decision",): "Решение: "
        + ", ".join(f"{one.value} — {one.label}" for one in Decision)
        + ". Советы авторам — в advice.",
        ("requested_by",): "Кто запросил экспертизу; фамилий не пишем.",
    }
    for number, one in enumerate(Criterion):
        needed = " Обязательный." if one in REQUIRED else ""
        told = f"{one.label[:1].upper()}{one.label[1:]}.{needed} {LOOK_AT[one]}"
        comments["criteria", number, "criterion"] = told
    return write_yaml(data, Review, comments)


def checklist(entry: Entry) -> list[str]:
    """List what to look at, with the number of each criterion."""
    rows = [
        f"{number}. {one.label[:1].upper()}{one.label[1:]}"
        f"{' (обязательный)' if one in REQUIRED else ''}\n   {LOOK_AT[one]}"
        for number, one in enumerate(Criterion, 1)
    ]
    if isinstance(entry.entity, Practice):
        rows.append(f"Состояние практики: {entry.entity.status.label}")
    return rows
