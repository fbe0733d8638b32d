"""Words by which people look for things, and what they mean by them; search knows them all."""

from typing import Annotated

from pydantic import Field

from opora.model import Entity, Kind, Line, Place, Record, Ref, RefTo


class Group(Record):
    """Words and phrases that mean the same; with factors, they say where the trouble lies."""

    words: tuple[Line, ...] = Field(
        min_length=1, title="Слова", description="Слова и выражения одного смысла, в любой форме."
    )
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field(
        (), title="Факторы риска", description="О каких факторах так говорят."
    )


class Asked(Record):
    """Questions that a page answers, as people type them; each of their words counts by itself."""

    about: Annotated[Ref, RefTo("factor", "approach", "guide", "practice")] = Field(
        title="О чём", description="Фактор, подход, памятка или практика, где есть ответ."
    )
    questions: tuple[Line, ...] = Field(
        min_length=1,
        title="Вопросы",
        description="Как об этом спрашивают: своими словами, коротко.",
    )


class Synonyms(Entity):
    """All groups and questions in one file."""

    groups: tuple[Group, ...] = Field(min_length=1, title="Группы слов")
    asked: tuple[Asked, ...] = Field((), title="Вопросы")


KIND = Kind(
    name="synonyms",
    model=Synonyms,
    label="слова для поиска",
    plural="слова для поиска",
    places=(Place("synonyms.yml", "synonyms"),),
)
