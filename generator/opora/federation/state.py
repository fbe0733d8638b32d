"""What the last run made, `federation.json`: whose each file is, and the last good state of all."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

NAME = "federation.json"
FORM = 1
"""Raised when the form of the file changes so that older programs cannot read it."""


def _inside(path: str) -> str:
    """Make sure that a path does not lead out of the folder of the bank."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
        message = "the path leads out of the folder"
        raise ValueError(message)
    return path


Inside = Annotated[str, AfterValidator(_inside)]


class Stored(BaseModel):
    """Whatever is kept in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StoredFile(Stored):
    """A record that came from a source: its path there, and the address of its page there."""

    original: str
    link: str = ""


class StoredSource(Stored):
    """A source as it was when it could last be read.

    `taken` is the day on which this very state was first gathered, `failed` the first day since
    which it could not be read again, and `reason` why. `items` are those that went into the files
    that gather what all banks hold, by the names of these files.
    """

    id: str
    title: str
    address: str = ""
    site: str = ""
    licence: str
    commit: str = ""
    day: date | None = None
    taken: date
    failed: date | None = None
    reason: str = ""
    files: dict[Inside, StoredFile] = {}
    items: dict[Inside, list[Any]] = {}


class State(Stored):
    """All of it.

    `owned` are the files that were written, below the folder of the bank, with a checksum of each;
    `leaving` are those that are being removed, while that is not done.
    """

    form: int = FORM
    sources: tuple[StoredSource, ...] = ()
    owned: dict[Inside, str] = {}
    leaving: tuple[Inside, ...] = ()

    def source(self, name: str) -> StoredSource | None:
        """Find a source by its name."""
        return next((one for one in self.sources if one.id == name), None)


class StateError(Exception):
    """The file cannot be read; the message tells a person why, in Russian."""


def read_state(folder: Path) -> State | None:
    """Read what the last run left in the folder of the national bank, if anything.

    Raises:
        StateError: There is such a file, and it is of no use.
    """
    try:
        content = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"{NAME} не открывается."
        raise StateError(message) from error
    try:
        state = State.model_validate_json(content)
    except ValidationError as error:
        message = f"{NAME} испорчен: верните прежний из Git или удалите его вместе с content."
        raise StateError(message) from error
    if state.form > FORM:
        message = f"{NAME} написан более новой программой."
        raise StateError(message)
    return state


def state_text(state: State) -> bytes:
    """Write it, one record a line, so that a difference can be read."""
    return state.model_dump_json(indent=1, exclude_defaults=True).encode() + b"\n"
