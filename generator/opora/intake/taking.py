"""The way of a file into the bank, from its tables to the text of a record."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opora.catalog import beside
from opora.diagnostics import Diagnostic, Span
from opora.intake.address import NOBODY, Home, address
from opora.intake.draft import Count, Draft, Said
from opora.intake.filled import kind_of, mark_of, read_filled
from opora.intake.finish import complete
from opora.intake.heads import kinds_of
from opora.intake.listing import read_listing
from opora.intake.mending import mend
from opora.intake.plan import read_plan
from opora.intake.request import Request
from opora.intake.story import read_story, section_of
from opora.kinds import BY_NAME
from opora.kinds.catalogue import Catalogue
from opora.load import Document, Source, load
from opora.parse import parse
from opora.pipeline import judge
from opora.plain_yaml import Loc
from opora.tables import Opened, Remark, Weight
from opora.wording import Names
from opora.writing import write_file

MAX_RECORDS = 1_000
"""Rows of one record; a roadmap of a region has some thirty."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out: the text of the record and where it would lie, or nothing; what is to be said.

    `findings` are what validation says of the record in its place, each with the place of the
    foreign file that it goes back to.
    """

    kind: str
    said: tuple[Said, ...]
    count: Count
    text: str = ""
    home: Home | None = None
    findings: tuple[tuple[str, Diagnostic], ...] = ()


def take_in(opened: Opened, names: Names, request: Request) -> Taken:
    """Turn a file into a record."""
    kind = request.kind or kind_of(opened) or _recognised(opened)
    remarks = [Said(one) for one in opened.remarks if not _is_ours(one, opened)]
    if not kind:
        count = Count(read=sum(len(table.rows) for table in opened.tables))
        for table in opened.tables:
            for row in table.rows:
                count.skip(row.place, "не распознана")
        return Taken("", (*remarks, _no_kind(opened)), count)
    names = replace(names, catalogue=_catalogue(kind, names, request))
    draft = _read(opened, kind, names, request)
    data = complete(draft, names, request)
    stopped = _holds_too_little(draft)
    document = None if stopped else mend(draft, BY_NAME[kind], request, data)
    if document is None:
        if not stopped:
            draft.say("файл", "запись не составилась: в файле слишком мало понятного")
        return Taken(kind, (*remarks, *draft.said), draft.count)
    return _taken(draft, document, names, request, remarks)


def _read(opened: Opened, kind: str, names: Names, request: Request) -> Draft:
    if kind_of(opened) == kind:
        return read_filled(opened, kind, names, request.plan)
    match kind:
        case "roadmap":
            return read_plan(opened, names, request)
        case "practice":
            return read_story(opened, names, request)
        case _:
            return read_listing(opened, kind, names, request)


def _catalogue(kind: str, names: Names, request: Request) -> str:
    """Name the catalogue whose factors are meant: the one asked for, else the basis."""
    if given := request.given.get("catalogue"):
        return str(given)
    basis = (entry.id for entry, one in names.catalog.records(Catalogue) if one.basis)
    return "" if kind == "risk_profile" else next(basis, "")


def _recognised(opened: Opened) -> str:
    told = {section_of(one) for one in opened.paragraphs} - {""}
    if len(told) > len(BY_NAME["practice"].sections) // 2:
        return "practice"
    found = [kind for table in opened.tables for kind in kinds_of(table)]
    return "roadmap" if "roadmap" in found else next(iter(found), "")


def _no_kind(opened: Opened) -> Said:
    place = opened.tables[0].rows[0].place if opened.tables and opened.tables[0].rows else "файл"
    message = "в файле не нашлось ни плана, ни профиля, ни отчёта, ни практики"
    hint = (
        "в шапке таблицы нужны столбцы вроде «Мероприятие», «Срок», «Ответственный»; "
        "или назовите вид записи: --kind roadmap"
    )
    return Said(Remark(place, message, hint))


def _holds_too_little(draft: Draft) -> bool:
    """Tell whether the file holds too little for a record, and say what is missing."""
    lists = ("items", "entries", "progress")
    if draft.kind != "practice" and not any(draft.count.became[one] for one in lists):
        rows = draft.count.skipped
        place = rows[0].place if rows else "файл"
        hint = "в шапке таблицы нужны столбцы вроде «Мероприятие», «Срок», «Ответственный»"
        draft.say(place, "в файле нет ни одной строки для записи", hint)
        return True
    if max(draft.count.became.values(), default=0) > MAX_RECORDS:
        hint = "проверьте, тот ли это файл; большой план разделите на несколько"
        draft.say("файл", f"строк больше {MAX_RECORDS}: на одну запись это слишком много", hint)
        return True
    span = draft.get(("period",))
    if draft.kind == "roadmap" and not (isinstance(span, dict) and span.get("start")):
        place = draft.place_of(("items", 0, "period"))
        hint = "назовите его ключом: --year 2026-2027 (учебный год) или --year 2026"
        draft.say(place, "непонятно, на какой год карта", hint)
        return True
    return False


def _taken(
    draft: Draft, document: Document, names: Names, request: Request, remarks: list[Said]
) -> Taken:
    kind = BY_NAME[draft.kind]
    comments: dict[Loc, str] = {}
    for one in draft.said:
        if one.loc and one.remark.weight is Weight.PROBLEM and _exists(document, one.loc):
            told = f"{one.remark.place}: {one.remark.message}"
            comments[one.loc] = "\n".join(filter(None, (comments.get(one.loc), told)))
    text = write_file(document.data, kind.model, document.body, comments)
    home = address(kind.name, document.data, request, _when(draft, document, request))
    if not home.known:
        hint = "добавьте --school: путь папок, «регион/муниципалитет/школа»"
        draft.check("файл", f"не сказано, чья это запись; {hint}")
    findings = tuple(_findings(draft, text, home, names, request))
    return Taken(kind.name, (*remarks, *draft.said), draft.count, text, home, findings)


def _exists(document: Document, loc: Loc) -> bool:
    return loc in document.positions.values or loc in document.positions.keys


def _when(draft: Draft, document: Document, request: Request) -> str:
    """Return the year or the month that the name of the file holds."""
    if draft.kind != "report":
        start = document.value_at(("period", "start")) or document.value_at(("date",))
        year = request.plan.start.year if request.plan else request.as_of.year
        return str(start)[:4] if start else str(year)
    if request.month:
        return request.month
    handed_in = date.fromisoformat(str(document.value_at(("submitted",))))
    month = f"{handed_in.replace(day=1) - timedelta(days=1):%Y-%m}"
    message = f"месяц отчёта взят по дню сдачи: {month}; другой назовите ключом --month"
    draft.check(draft.place_of(("submitted",)), message)
    return month


def _findings(
    draft: Draft, text: str, home: Home, names: Names, request: Request
) -> list[tuple[str, Diagnostic]]:
    """Validate the record in its place, beside all others of the bank."""
    document, problems = load(Source(home.path, text))
    if document is None:
        return [("файл", one) for one in problems]
    own, found = parse(document)
    others = [
        entry
        for held in names.catalog.entries.values()
        for entry in held.values()
        if entry.path != home.path
    ]
    paths = {home.path, *(entry.path for entry in others)}
    entries = [*others, *own]
    bank = judge(entries, request.as_of, [*problems, *found], beside(paths, entries))
    folder = "/".join(("schools", *NOBODY[:1]))
    spots = _spots(document)
    return [
        (_place(draft, spots, one), one)
        for one in bank.diagnostics
        if one.path == home.path and (home.known or folder not in one.message)
    ]


Spots = Mapping[int, Sequence[tuple[Span, Loc]]]
"""What stands on each line of a record."""


def _spots(document: Document) -> Spots:
    found: defaultdict[int, list[tuple[Span, Loc]]] = defaultdict(list)
    positions = document.positions
    for held in (positions.values, positions.keys):
        for loc, span in held.items():
            whole = isinstance(document.value_at(loc), (dict, list))
            for line in range(span.line, span.line + 1 if whole else span.end_line + 1):
                found[line].append((span, loc))
    return found


def _place(draft: Draft, spots: Spots, one: Diagnostic) -> str:
    """Tell which place of the foreign file a finding goes back to."""
    start = (one.span.line, one.span.column)
    around = [
        loc
        for span, loc in spots.get(one.span.line, ())
        if (span.line, span.column) <= start < (span.end_line, span.end_column)
    ]
    return draft.place_of(max(around, key=len)) if around else "файл"


def _is_ours(one: Remark, opened: Opened) -> bool:
    """Tell whether a remark is about what our own sheets hide on purpose."""
    ours = {table.name for table in opened.tables if mark_of(table)}
    return any(one.place in {f"{name}!1", f"{name}!A"} for name in ours)
