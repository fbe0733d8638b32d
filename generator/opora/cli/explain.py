"""`opora explain`: what a rule asks for, why, and what to do."""

import click

from opora.cli.options import Failure
from opora.export.rules_page import nearest_codes, rule_text, rules_text

_LOOKALIKES = str.maketrans("МУВ", "MYB")
"""Russian letters that people type for the Latin ones of a code."""


@click.command(
    "explain",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora explain        все правила списком
      opora explain V02    одно правило подробно
    """,
)
@click.argument("code", required=False, metavar="[КОД]")
def command(code: str | None) -> None:
    """Объяснить правило: что требуется, зачем и как исправить.

    КОД стоит в каждом сообщении проверки, например V02. Без кода показываются все правила.
    """
    if code is None:
        click.echo(rules_text(), nl=False)
        return
    text = rule_text(code.translate(_LOOKALIKES).casefold())
    if text is None:
        near = nearest_codes(code)
        hint = f"Похожие: {', '.join(near)}." if near else "Все правила: opora explain."
        message = f"Правила «{code}» нет. {hint}"
        raise Failure(message)
    click.echo(text, nl=False)
