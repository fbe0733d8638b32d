"""The last line of a report: how much was found, in grammatical Russian."""

from collections.abc import Sequence

from opora.diagnostics import Diagnostic, Severity

_FEW = range(2, 5)
_TEENS = range(11, 15)


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the number with the word in the form it asks for: «2 ошибки», «11 ошибок»."""
    if number % 100 in _TEENS:
        word = many
    elif number % 10 == 1:
        word = one
    else:
        word = few if number % 10 in _FEW else many
    return f"{number} {word}"


def summary(found: Sequence[Diagnostic], checked: int) -> str:
    """Sum up a run.

    Args:
        found: what was reported.
        checked: how many files were judged.
    """
    if not found:
        return f"Ошибок нет. Проверено: {plural(checked, 'файл', 'файла', 'файлов')}."
    errors = sum(one.severity is Severity.ERROR for one in found)
    parts = []
    if errors:
        parts.append(plural(errors, "ошибка", "ошибки", "ошибок"))
    if warnings := len(found) - errors:
        parts.append(plural(warnings, "предупреждение", "предупреждения", "предупреждений"))
    files = len({one.path for one in found})
    return f"{', '.join(parts)} в {plural(files, 'файле', 'файлах', 'файлах')}."
