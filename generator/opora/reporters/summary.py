"""The last line of a report: how much was found, in grammatical Russian."""

from collections.abc import Sequence

from opora.diagnostics import Diagnostic, Severity
from opora.words.counting import form


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the number with the word in the form it asks for: «2 ошибки», «11 ошибок»."""
    return f"{number} {form(number, (one, few, many))}"


def summary(found: Sequence[Diagnostic], checked: int) -> str:
    """Sum up a run.

    Args:
        found: what was reported.
        checked: how many files were judged; 0 where that is not known.
    """
    if not found:
        return f"Ошибок нет. Проверено: {files_in(checked)}." if checked else "Ошибок нет."
    errors = sum(one.severity is Severity.ERROR for one in found)
    parts = []
    if errors:
        parts.append(plural(errors, "ошибка", "ошибки", "ошибок"))
    if warnings := len(found) - errors:
        parts.append(plural(warnings, "предупреждение", "предупреждения", "предупреждений"))
    files = len({one.path for one in found})
    return f"{', '.join(parts)} в {plural(files, 'файле', 'файлах', 'файлах')}."


def files_in(number: int) -> str:
    """Count files: «2 файла»."""
    return plural(number, "файл", "файла", "файлов")
