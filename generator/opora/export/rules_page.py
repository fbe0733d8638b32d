"""Rules in words: for `opora explain` and for the page of rules."""

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from textwrap import fill, indent

from opora.diagnostics import Severity
from opora.rules import RULES, Rule

FAMILIES = {
    "F": "Файлы",
    "Y": "Запись в YAML и шапка",
    "C": "Таблицы CSV",
    "M": "Значения полей",
    "B": "Текст под шапкой",
    "V": "Правила банка",
    "E": "Редакционные тексты",
}
"""What the first letter of a code means."""

WIDTH = 88

SEVERITIES = {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение"}

_INTRO = """\
<!-- Эту страницу пишет команда «opora schemas» по таблице правил; руками её не правят. -->

# Правила банка

Каждое сообщение проверки называет правило, например `V02`. То же самое показывает команда
`opora explain V02`. Ошибка не пускает запись на сайт, предупреждение показывается и не мешает.
"""


def rule_text(code: str) -> str | None:
    """Explain a rule for the terminal; the case of letters in `code` does not matter."""
    rule = {one.casefold(): rule for one, rule in RULES.items()}.get(code.casefold())
    if rule is None:
        return None
    return "\n".join(
        [
            f"{rule.code}. {rule.title} ({SEVERITIES[rule.severity]})",
            "",
            fill(f"Зачем. {rule.why}", WIDTH),
            "",
            fill(f"Что сделать. {rule.fix}", WIDTH),
            "",
            "Неверно:",
            indent(rule.wrong, "  "),
            "",
            "Верно:",
            indent(rule.right, "  "),
            "",
        ]
    )


def rules_text() -> str:
    """List all rules for the terminal, a line for each."""
    width = max(map(len, RULES))
    lines = []
    for family, rules in _by_family():
        lines += ["", f"{family}:", *(f"  {one.code:<{width}}  {one.title}" for one in rules)]
    return "\n".join([*lines[1:], "", "Подробно об одном: opora explain КОД", ""])


def nearest_codes(code: str) -> list[str]:
    """Return up to three codes that look like `code`."""
    return get_close_matches(code.upper(), RULES, cutoff=0.5)


def rules_markdown() -> str:
    """Write the page of rules."""
    parts = [_INTRO]
    for family, rules in _by_family():
        parts += [f"## {family}\n", *map(_section, rules)]
    return "\n".join(parts)


def _by_family() -> Iterator[tuple[str, list[Rule]]]:
    for letter, rules in groupby(RULES.values(), key=lambda rule: rule.code[0]):
        yield FAMILIES[letter], list(rules)


def _section(rule: Rule) -> str:
    return "\n".join(
        [
            f"### {rule.code}\n",
            f"**{rule.title}** ({SEVERITIES[rule.severity]}).\n",
            f"{rule.why}\n",
            f"Что сделать: {rule.fix[:1].lower()}{rule.fix[1:]}\n",
            "Неверно:\n",
            f"```text\n{rule.wrong}\n```\n",
            "Верно:\n",
            f"```text\n{rule.right}\n```\n",
        ]
    )
