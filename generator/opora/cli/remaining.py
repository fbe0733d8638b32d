"""What became of files with errors in a build that goes on in spite of them."""

from collections.abc import Iterator

from opora.catalog import Catalog
from opora.diagnostics import Severity
from opora.files.listing import GUIDES
from opora.pipeline import Bank
from opora.reporters import plural


def what_became(bank: Bank, public: Catalog) -> Iterator[str]:
    """Say how many files with errors were left out and how many are on the site all the same.

    A file drops out where it cannot be read or holds personal data; what the other rules find
    leaves a record where it is. Drafts are on the site in no case and are not spoken of.

    Args:
        bank: what was read.
        public: the records that are published.
    """
    wrong = {one.path for one in bank.diagnostics if one.severity is Severity.ERROR}
    guides = {path for path in wrong if path.startswith(f"{GUIDES}/")}
    left_out = wrong - _paths(bank.catalog) - guides
    published = wrong & _paths(public) | guides
    if left_out:
        yield f"Не попали на сайт из-за ошибок: {_files(len(left_out))}."
    if published:
        yield (
            f"Остались на сайте, хотя в них есть ошибки: {_files(len(published))}. "
            "Чтобы с ошибками ничего не публиковать, добавьте --strict."
        )


def _paths(catalog: Catalog) -> set[str]:
    return {one.path for held in catalog.entries.values() for one in held.values()}


def _files(number: int) -> str:
    return plural(number, "файл", "файла", "файлов")
