"""A bank from wherever it is kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.federation.bounds import Bounds
from opora.federation.folder import files_in_folder
from opora.federation.gathered import Found, Gathered, Reader, SourceFailure, sound
from opora.federation.naming import COMMON, GATHERED
from opora.federation.published import files_behind
from opora.federation.repository import files_at
from opora.federation.sources import SourceBank
from opora.federation.spaces import files_of


@dataclass(frozen=True, slots=True)
class Gathering:
    """How banks are read.

    `near` is the folder that folders of sources count from, `as_of` the day to judge deadlines by,
    `cache` the folder that keeps what was fetched.
    """

    near: Path
    as_of: date
    reader: Reader
    cache: Path
    bounds: Bounds

    def gather(self, bank: SourceBank) -> Gathered:
        """Read a bank, or say why it cannot be read.

        Raises:
            SourceFailure: Nothing can be taken from it this time.
        """
        found = self._files(bank)
        read = self.reader(found.place)
        catalog, left_out = sound(found, self.as_of, read, bank.leave_out)
        shared = COMMON | GATHERED
        if all(entry.kind.name in shared for entry in files_of(catalog)):
            errors = "; ".join(f"{one.path}: {one.message}" for one in left_out[:1])
            message = (
                f"В банке нет ни одной верной записи о регионе{': ' if errors else ''}{errors}"
            )
            raise SourceFailure(message)
        return Gathered(catalog, tuple(left_out), found.commit, found.day)

    def _files(self, bank: SourceBank) -> Found:
        if bank.git and bank.commit:
            return files_at(bank.git, bank.commit, self.cache, self.bounds)
        if bank.api:
            return files_behind(bank.api, self.cache, self.bounds)
        return files_in_folder(bank.folder or "", self.near, self.bounds)
