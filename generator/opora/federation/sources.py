"""The list of the banks to gather, `sources.yml`."""

import re
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from opora.diagnostics import Diagnostic, in_order
from opora.load import Source, load
from opora.model import Line, Record, WebAddress, fault
from opora.model.base import SLUG_PATTERN
from opora.parse.errors import explain_all
from opora.render.open_data import licence
from opora.render.open_data.addresses import API

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_GIT = re.compile(r"(https|ssh|file)://(?P<host>[^/]*)/(?P<path>[^\s\x00-\x1f\x7f]+)")
_HOST = re.compile(r"(?:[\w.-]+@)?[\w.-]+(?::\d+)?")
_PATH = re.compile(r"[a-z0-9][a-z0-9/._-]*")


class SourceBank(Record):
    """A bank that is gathered, and where it lies: a folder, a commit of a repository, or a site."""

    id: Annotated[str, Field(pattern=SLUG_PATTERN, max_length=40)] = Field(
        title="Имя", description="Латиницей; с него начинаются адреса записей. Лучше имя региона."
    )
    title: Line = Field(title="Название", description="Как назвать банк.")
    folder: Line | None = Field(
        None, title="Папка", description="От папки этого файла или от корня диска."
    )
    git: Line | None = Field(
        None, title="Репозиторий", description="Адрес https://, ssh:// или file://."
    )
    commit: Line | None = Field(
        None, title="Коммит", description="Полное имя: 40 знаков из git rev-parse HEAD."
    )
    api: WebAddress | None = Field(
        None, title="Открытые данные", description="Адрес сайта банка или его /api/v1/."
    )
    site: WebAddress | None = Field(None, title="Сайт банка", description="Где он опубликован.")
    licence: Line = Field(licence.NAME, title="Лицензия")
    leave_out: tuple[Line, ...] = Field(
        (),
        title="Не брать",
        description="Файлы и папки банка: schools/kray/rayon/shkola-1, practices/x.md.",
    )

    @field_validator("git")
    @classmethod
    def _is_safe(cls, address: str | None) -> str | None:
        if address is not None and (told := _fault_of(address)):
            raise fault(code="M03", message=told[0], hint=told[1])
        return address

    @field_validator("commit")
    @classmethod
    def _is_whole(cls, commit: str | None) -> str | None:
        if commit is not None and not _COMMIT.fullmatch(commit):
            message = f"«{commit[:70]}» — не полное имя коммита"
            hint = (
                "нужны 40 знаков 0–9 и a–f: их покажет git rev-parse HEAD; ветки и метки меняются"
            )
            raise fault(code="M03", message=message, hint=hint)
        return commit

    @field_validator("leave_out")
    @classmethod
    def _are_paths(cls, paths: tuple[str, ...]) -> tuple[str, ...]:
        for path in paths:
            if not _PATH.fullmatch(path) or ".." in path:
                message = f"«{path[:70]}» — не путь внутри папки content"
                raise fault(code="M03", message=message, hint="например: practices/x.md")
        return paths

    @model_validator(mode="after")
    def _lies_somewhere(self) -> Self:
        places = [name for name in ("folder", "git", "api") if getattr(self, name) is not None]
        if not places:
            message = "не сказано, где банк"
            hint = "добавьте одно из трёх: folder: папка, git: адрес и commit: имя, api: адрес"
            raise fault(code="V03", message=message, hint=hint)
        if len(places) > 1:
            message = f"банк назван сразу в нескольких местах: {', '.join(places)}"
            raise fault(code="M03", message=message, hint="оставьте одно")
        if self.git and not self.commit:
            message = "у репозитория не назван коммит"
            hint = "добавьте commit: 40 знаков из git rev-parse HEAD"
            raise fault(code="V03", message=message, hint=hint)
        if self.commit and not self.git:
            hint = "удалите commit или назовите репозиторий: git: https://…"
            raise fault(code="M03", message="commit бывает только у репозитория", hint=hint)
        return self

    @property
    def home(self) -> str:
        """The site of the bank, where it is known."""
        return self.site or (home_of(self.api) if self.api else "")

    @property
    def address(self) -> str:
        """Where the bank can be found, as people may be told; a folder is its own affair."""
        repository = self.git if self.git and self.git.startswith("https://") else ""
        return self.home or repository or ""


def _fault_of(address: str) -> tuple[str, str] | None:
    """Say what is wrong with the address of a repository: others run programs or tell secrets."""
    match = _GIT.fullmatch(address)
    if match is None:
        hint = "адрес начинается с https://, ssh:// или file:///"
        return f"«{address[:70]}» — не адрес репозитория", hint
    host = match["host"]
    if match[1] == "file":
        told = "у file:// три косых черты: file:///srv/bank.git"
        return ("в адресе file:// назван компьютер", told) if host else None
    if ":" in host.partition("@")[0] and "@" in host:
        hint = "пароли держит сам Git: git help credentials; в список их не пишут"
        return "в адресе пароль", hint
    if not _HOST.fullmatch(host) or host.startswith("-") or "@-" in host:
        return f"«{host[:70]}» — не имя сервера", "проверьте адрес"
    if match["path"].startswith("-"):
        return "путь начинается с дефиса", "проверьте адрес"
    return None


class SourceList(Record):
    """What makes a national bank: its own folder and the banks of regions, in order of weight."""

    base: Line | None = Field(
        None,
        title="Свой банк",
        description="Папка с общими записями: каталоги, показатели, справка. При споре она права.",
    )
    sources: tuple[SourceBank, ...] = Field(
        title="Банки", description="Пустой список убирает все чужие записи."
    )


def home_of(address: str) -> str:
    """Return the root of a site, of which either it or its interface is named."""
    before, found, _ = address.partition(f"/{API}")
    return f"{before if found else address.removesuffix('/api/v1').rstrip('/')}/"


def read_source_list(text: str, path: str) -> tuple[SourceList | None, list[Diagnostic]]:
    """Read the list; where anything is wrong with it, all of that is told and nothing is read."""
    document, problems = load(Source(path, text))
    if document is None:
        return None, in_order(problems)
    try:
        found = SourceList.model_validate(document.data)
    except ValidationError as error:
        return None, in_order([*problems, *explain_all(error, SourceList, document).values()])
    twice = (
        Diagnostic(path, document.value_span(("sources", number, "id")), "V01", message, hint=hint)
        for number, message, hint in _unclear(found)
    )
    problems = in_order([*problems, *twice])
    return (None if problems else found), problems


def _unclear(found: SourceList) -> Iterator[tuple[int, str, str]]:
    """Find names that are taken, or with which records of two banks could get the same name."""
    names = [one.id for one in found.sources]
    for number, name in enumerate(names):
        for other in names[:number]:
            short, long = sorted((name, other), key=len)
            if name == other:
                yield number, f"имя «{name}» уже занято", "дайте банку другое имя"
            elif long.startswith(f"{short}-"):
                message = f"имена «{other}» и «{name}» можно спутать: одно начинается с другого"
                yield number, message, "дайте одному из банков имя, которое начинается иначе"
