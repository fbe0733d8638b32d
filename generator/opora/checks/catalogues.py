"""Checks of catalogues of risk factors, and of those who choose from them."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.kinds.catalogue import Catalogue
from opora.kinds.practice import Practice
from opora.kinds.risk_profile import RiskProfile
from opora.model.nearness import nearest


def one_basis(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V27: one catalogue at most is the basis."""
    basis = [(entry, found) for entry, found in catalog.records(Catalogue) if found.basis]
    for entry, _catalogue in basis[1:]:
        message = f"основной каталог уже есть: {basis[0][0].path}"
        yield finding("V27", at(entry, "basis"), message, "оставьте «basis: true» у одного из них")


def groups_exist(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V02: the group of a factor is one of its catalogue."""
    for entry, catalogue in catalog.records(Catalogue):
        groups = [group.id for group in catalogue.groups]
        for number, factor in enumerate(catalogue.factors):
            if factor.group is not None and factor.group not in groups:
                near = nearest(factor.group, groups)
                hint = f"возможно, вы имели в виду «{near}»" if near else "добавьте её в groups"
                message = f"в каталоге нет группы «{factor.group}»"
                yield finding("V02", at(entry, "factors", number, "group"), message, hint)


def practice_answers_basis(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V07: a practice answers a factor of the basis catalogue."""
    basis = {
        factor.id
        for _, catalogue in catalog.records(Catalogue)
        if catalogue.basis
        for factor in catalogue.factors
    }
    for entry, practice in catalog.records(Practice):
        found = [catalog.find(ref) for ref in practice.factors]
        if basis and all(found) and not any(one and one.id in basis for one in found):
            message = "среди факторов практики нет ни одного из основного каталога"
            hint = "добавьте фактор основного каталога: у риска он назван в maps_to"
            yield finding("V07", at(entry, "factors"), message, hint)


def catalogue_of_the_year(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V08: a profile uses a catalogue of its year."""
    for entry, profile in catalog.records(RiskProfile):
        found = catalog.find(profile.catalogue)
        catalogue = found.entity if found else None
        year = int(entry.names["year"])
        if isinstance(catalogue, Catalogue) and catalogue.years and year not in catalogue.years:
            years = ", ".join(map(str, catalogue.years))
            message = f"профиль за {year} год, а каталог «{profile.catalogue.id}» — на {years}"
            hint = "назовите каталог этого года или исправьте год в имени файла"
            yield finding("V08", at(entry, "catalogue"), message, hint)


def factors_of_the_catalogue(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V08: the factors of a profile are of its catalogue."""
    for entry, profile in catalog.records(RiskProfile):
        home = catalog.find(profile.catalogue)
        for number, risk in enumerate(profile.entries):
            factor = catalog.find(risk.factor)
            if home and factor and factor.parent != home.ref:
                message = f"фактор «{risk.factor.id}» не из каталога «{profile.catalogue.id}»"
                hint = "выберите фактор каталога, который назван в профиле"
                yield finding("V08", at(entry, "entries", number, "factor"), message, hint)
