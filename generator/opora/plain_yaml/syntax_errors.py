"""What the YAML scanner says, in words a deputy head understands."""

import yaml

from opora.diagnostics import Diagnostic, Span

_UNKNOWN = ("запись не похожа на YAML", "сравните строку с соседними или с примером")

_SENTENCES = (
    (
        "mapping values are not allowed",
        "лишнее двоеточие с пробелом внутри значения",
        "возьмите всё значение в кавычки «'…'» или проверьте отступ этой строки",
    ),
    (
        "found character that cannot start any token",
        "значение начинается со знака @, % или `, в YAML они заняты",
        "возьмите значение в кавычки «'…'»",
    ),
    (
        "found a tab character",
        "отступ сделан клавишей Tab",
        "замените табуляцию пробелами: два пробела на уровень",
    ),
    (
        "could not find expected ':'",
        "у ключа нет двоеточия",
        "напишите «ключ: значение»; длинный текст начните с «>-» и сделайте отступ",
    ),
    (
        "did not find expected key",
        "строка не встаёт на своё место: сбит отступ или не закрыта кавычка",
        "сравните отступ с соседними строками; кавычки внутри значения удвойте",
    ),
    (
        "did not find expected '-' indicator",
        "элемент списка стоит с другим отступом или без «- »",
        "начните каждый элемент списка с «- » на одном и том же отступе",
    ),
    (
        "did not find expected ',' or ']'",
        "не закрыта квадратная скобка или между элементами нет запятой",
        "проверьте скобки «[…]» и кавычки в этой строке",
    ),
    (
        "did not find expected ',' or '}'",
        "не закрыта фигурная скобка или между ключами нет запятой",
        "проверьте скобки «{…}»; значение с запятой внутри скобок возьмите в кавычки",
    ),
    (
        "found unexpected end of stream",
        "файл кончился внутри кавычек",
        "закройте кавычку, которая открыта в этом месте",
    ),
    (
        "block sequence entries are not allowed",
        "список «- …» начат в строке с ключом",
        "перенесите «- » на следующую строку с отступом",
    ),
    (
        "escape",
        "в двойных кавычках обратная черта с неизвестным знаком",
        "замените двойные кавычки одинарными: «'…'»",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "значение начинается с «*» или «&», в YAML эти знаки заняты",
        "возьмите значение в кавычки «'…'»",
    ),
    (
        "mapping keys are not allowed",
        "значение начинается с «? », в YAML этот знак занят",
        "возьмите значение в кавычки «'…'»",
    ),
    (
        "directive",
        "строка начинается со знака «%», в YAML он занят",
        "возьмите значение в кавычки «'…'» или удалите строку",
    ),
    (
        "incompatible YAML document",
        "строка «%YAML» здесь не нужна",
        "удалите её",
    ),
    (
        "did not find expected comment or line break",
        "после знака «|» или «>» в той же строке стоит текст",
        "перенесите текст на следующую строку с отступом",
    ),
    (
        "did not find expected <document start>",
        "после конца записи стоит что-то ещё",
        "удалите строку «...»; в файле бывает только одна запись",
    ),
    (
        "did not find expected tag URI",
        "значение начинается с «!», в YAML этот знак занят",
        "возьмите значение в кавычки «'…'»",
    ),
    (
        "did not find expected node content",
        "на этом месте нет значения",
        "проверьте запятые и скобки в этой строке",
    ),
)


_NOTICED_LATE = ("unexpected end of stream", "could not find expected ':'")
_FLOW = ("parsing a flow mapping", "parsing a flow sequence")


def explain_syntax_error(
    error: yaml.YAMLError, text: str, path: str, line_offset: int
) -> Diagnostic:
    """Turn an error of the YAML scanner or parser into a diagnostic at its place."""
    line, column = _place(error, text.split("\n"))
    said = "found a tab character" if _character(text, line, column) == "\t" else str(error)
    sentences = ((sentence, advice) for part, sentence, advice in _SENTENCES if part in said)
    message, hint = next(sentences, _UNKNOWN)
    span = Span(line + 1 + line_offset, column + 1, line + 1 + line_offset, column + 2)
    return Diagnostic(path, span, "Y01", f"ошибка записи: {message}", hint=hint)


def _place(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int]:
    """Choose line and column to show, both from 0; never beyond the last line with text."""
    mark = _mark(error)
    if mark is None:
        return 0, 0
    line = mark.line
    if line < len(lines) and (lines[line] or mark.column):
        return line, mark.column
    while line >= len(lines) or (line and not lines[line].strip()):
        line -= 1
    return line, max(len(lines[line]) - 1, 0)


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Choose the mark where the fault began, if the scanner noticed it only later."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return None
    found, began = error.problem_mark, error.context_mark
    if found is None or began is None:
        return found or began
    late = any(part in str(error) for part in _NOTICED_LATE)
    unclosed = error.context is not None and error.context.endswith(_FLOW)
    return began if late or (unclosed and began.line != found.line) else found


def _character(text: str, line: int, column: int) -> str:
    return text.split("\n")[line][column : column + 1]
