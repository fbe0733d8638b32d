"""What the rule about texts that tell the same knows of each text, kept beside a base."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from opora.catalog import Catalog
from opora.checks.alike import Samples, nobody_tells_it_already, sample, samples_of, told_alike
from opora.checks.check import Check
from opora.checks.heard import name_of
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.state import likeness_name
from opora.diagnostics import Diagnostic
from opora.parse import Entry


@dataclass(slots=True)
class Likeness:
    """Samples of all texts, as they were counted for the rule."""

    samples: Samples = field(default_factory=dict)

    @property
    def instead(self) -> Mapping[str, Check]:
        """What is run in the place of the rule: it finds the same, and the samples are kept."""
        return {name_of(nobody_tells_it_already): self._check}

    def _check(self, catalog: Catalog, _: date) -> Iterator[Diagnostic]:
        self.samples = samples_of(catalog)
        return told_alike(catalog, self.samples)

    def save(self, shelf: Shelf, base: str) -> None:
        """Keep the samples beside a base."""
        shelf.save(likeness_name(base), self.samples)


@dataclass(frozen=True, slots=True)
class LikenessAgain:
    """The same of a bank in which some entries were exchanged."""

    shelf: Shelf
    base: str
    gone: Iterable[Entry]
    come: Iterable[Entry]

    @property
    def instead(self) -> Mapping[str, Check]:
        """What is run in the place of the rule: it looks at the texts that changed alone."""
        return {name_of(nobody_tells_it_already): self._check}

    def _check(self, catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
        samples = self.shelf.load(likeness_name(self.base))
        if samples is None:
            return nobody_tells_it_already(catalog, as_of)
        for entry in self.gone:
            samples.pop((entry.kind.name, entry.id), None)
        for entry in self.come:
            if made := sample(entry):
                samples[entry.kind.name, entry.id] = made
        return told_alike(catalog, samples)
