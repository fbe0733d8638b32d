"""Who is responsible, as plans write it: organisations, classes of them, roles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from opora.model import Labelled, OrganisationClass, Role
from opora.wording.heard import Heard
from opora.wording.letters import same
from opora.wording.names import Names
from opora.wording.people import without_people
from opora.writing import Plain

GAP = "vpishite-otvetstvennogo"
"""The id that stands where nobody is named: no record has it, so validation points there."""

_ROLES: dict[Role, tuple[str, ...]] = {
    Role.CURATOR: ("куратор", "кураторы", "кураторы школ", "кураторы шнор"),
    Role.METHODIST: ("методисты",),
    Role.MENTOR: ("наставники", "педагоги наставники", "педагог наставник", "учителя наставники"),
    Role.AUTHORITY_SPECIALIST: ("специалисты моуо", "специалисты управления образования"),
    Role.SCHOOL_HEAD: (
        "директор",
        "директора",
        "директора школ",
        "руководитель",
        "руководители",
        "руководитель оо",
        "руководители оо",
        "руководители школ",
        "руководители образовательных организаций",
    ),
    Role.DEPUTY_HEAD: (
        "заместители",
        "заместители директора",
        "заместители руководителя",
        "заместители руководителей",
        "заместители руководителей оо",
        "зам директора",
        "зам",
        "завуч",
        "завучи",
        "замдиректора",
    ),
    Role.SCHOOL_TEAM: (
        "администрация",
        "администрация школы",
        "администрация оо",
        "управленческая команда",
        "управленческие команды",
        "школьная команда",
        "рабочая группа",
    ),
    Role.TEACHER: (
        "учителя",
        "педагог",
        "педагоги",
        "педагоги школы",
        "учителя предметники",
        "учитель предметник",
        "педагогические работники",
        "педколлектив",
        "педагогический коллектив",
    ),
    Role.CLASS_TEACHER: ("классные руководители", "кл руководители", "классные руководители школы"),
    Role.YOUNG_TEACHER: ("молодые педагоги", "молодые специалисты", "молодой специалист"),
    Role.PSYCHOLOGIST: ("психолог", "психологи", "педагоги психологи", "педагог психолог"),
    Role.SPEECH_THERAPIST: ("логопед", "логопеды", "учителя логопеды", "учитель логопед"),
    Role.SOCIAL_PEDAGOGUE: ("социальные педагоги", "соцпедагог", "соц педагог"),
    Role.TUTOR: ("тьюторы",),
    Role.EXPERT: ("эксперты",),
    Role.PARENT: ("родители",),
    Role.PUPIL: ("обучающиеся", "ученики"),
}
_CLASSES: dict[OrganisationClass, tuple[str, ...]] = {
    OrganisationClass.REGIONAL_MINISTRY: ("министерство образования", "министерство", "минобр"),
    OrganisationClass.INSTITUTE: ("иро", "ипк", "ипкро"),
    OrganisationClass.MUNICIPAL_AUTHORITY: (
        "моуо",
        "муниципальный орган управления образованием",
        "органы управления образованием",
        "управление образования",
        "отдел образования",
    ),
    OrganisationClass.SCHOOLS: (
        "оо",
        "школа",
        "школы",
        "общеобразовательные организации",
        "образовательная организация",
        "шнор",
        "оу",
    ),
    OrganisationClass.SUPPORT_SCHOOLS: ("опорная школа", "школы партнеры", "школа партнер"),
    OrganisationClass.METHOD_SERVICE: (
        "методический центр",
        "муниципальная методическая служба",
        "методический кабинет",
        "ммс",
    ),
}
_DIVIDERS = (r"\n|;", r",", r"\s+и\s+|\s*/\s*")
_NOTE = re.compile(r"^(?P<name>.+?)\s*\((?P<note>[^()]+)\)$", re.DOTALL)
_DEPUTY = re.compile(
    r"зам\w*\.?\s*(?:дир\w*|руковод\w*)\.?\s*(?:школы\s*)?(?P<note>по\s[^,;\n]+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Actors:
    """Who was found, as files hold them, what was inferred, and names that are not known."""

    value: list[Plain]
    checks: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def actor_words(value: Mapping[str, Plain], names: Names) -> str:
    """Say who an actor is, in words that `read_actors` understands."""
    if organisation := value.get("organisation"):
        kinds = ("organisation", "school")
        held = next(
            (kind for kind in kinds if names.catalog.get(kind, str(organisation))), kinds[0]
        )
        words = names.label(held, str(organisation))
    elif word := value.get("class"):
        words = _label(word, OrganisationClass)
    else:
        words = _label(value.get("role"), Role)
    return f"{words} ({value['note']})" if value.get("note") else words


def _label(word: Plain, words: type[Labelled]) -> str:
    return next((one.label for one in words if one == word), str(word))


def read_actors(text: str, names: Names) -> Actors:
    """Find who is named in a cell; people's names are left out."""
    left, people = without_people(text)
    found: list[Plain] = []
    checks = ["фамилии не переносятся: в банке только организации и должности"] if people else []
    problems: list[tuple[str, str]] = []
    for heard in _named(left, names) if left else ():
        if heard.value is not None and heard.value not in found:
            found.append(heard.value)
        checks += heard.checks
        if heard.problem:
            problems.append((heard.problem, heard.hint))
    if people and not left:
        hint = "напишите должность: «учитель», «заместитель директора»"
        problems.append(("назван человек, а должность не названа", hint))
    return Actors(found, tuple(checks), tuple(problems))


def _named(text: str, names: Names, depth: int = 0) -> Iterator[Heard]:
    """Go over the actors in a text: the whole of it first, then its parts."""
    if heard := _known(text, names):
        yield heard
        return
    if depth == len(_DIVIDERS):
        yield _role_and_more(text) or _unknown(text, names)
        return
    parts = [part.strip(" .,;-–—") for part in re.split(_DIVIDERS[depth], text) if part.strip()]
    last = depth == len(_DIVIDERS) - 1
    if last and len(parts) > 1 and not all(_known(part, names) for part in parts):
        whole = _role_and_more(text)
        if whole:
            yield whole
            return
    for part in parts:
        yield from _named(part, names, depth + 1)


def _known(text: str, names: Names) -> Heard | None:
    note = _NOTE.match(text)
    if note and _one(text, names) is None and (heard := _one(note["name"], names)):
        value = heard.value if isinstance(heard.value, dict) else {}
        return Heard({**value, "note": note["note"]}, heard.checks)
    return _one(text, names)


def _one(text: str, names: Names) -> Heard | None:
    organisation = names.find(text, ("organisation", "school"))
    if organisation.value is not None and not organisation.checks:
        return Heard({"organisation": organisation.value})
    written = same(text)
    for word, own in (*_CLASSES.items(), *_ROLES.items()):
        if written in own or written == same(word.label):
            key = "class" if isinstance(word, OrganisationClass) else "role"
            return Heard({key: str(word)})
    if deputy := _DEPUTY.fullmatch(text.strip()):
        value: dict[str, Plain] = {"role": str(Role.DEPUTY_HEAD)}
        return Heard(value | ({"note": deputy["note"].strip()} if deputy["note"] else {}))
    if organisation.value is not None:
        return Heard({"organisation": organisation.value}, organisation.checks)
    return None


def _role_and_more(text: str) -> Heard | None:
    """Find the role that a text begins with: «учитель математики» is a teacher, of mathematics."""
    words = text.split()
    named = {same(name): role for role, own in _ROLES.items() for name in (*own, role.label)}
    for length in range(len(words) - 1, 0, -1):
        role = named.get(same(" ".join(words[:length])))
        if role:
            note = " ".join(words[length:])
            return Heard({"role": str(role), "note": note}, (f"«{text}» — это «{role.label}»",))
    return None


def _unknown(text: str, names: Names) -> Heard:
    heard = names.find(text, ("organisation", "school"))
    hint = "напишите организацию, класс организаций или должность из справочника банка"
    if heard.hint:
        hint = f"{hint}; {heard.hint}"
    return Heard(None, problem=f"ответственный «{text}» не найден в банке", hint=hint)
