"""One thing that a file tells besides what one sees."""

from dataclasses import dataclass
from enum import Enum


class Fact(Enum):
    """What is told; the value says it in Russian."""

    PLACE = "координаты места съёмки"
    AUTHOR = "имя автора"
    DEVICE = "модель или номер камеры"
    TIME = "время съёмки"
    COMMENT = "скрытый комментарий"
    FOLDER = "путь к папке на чьём-то компьютере"
    CLOSED = "содержимое, которое нельзя проверить"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A fact that a file tells; `sure` where it leads to a person."""

    fact: Fact

    @property
    def sure(self) -> bool:
        """Whether the fact leads to a person or a place; the others ask."""
        return self.fact in {Fact.PLACE, Fact.AUTHOR, Fact.FOLDER}
