"""Yes or no, in Russian or as other programs ask it."""

import click

_YES = frozenset({"да", "д", "yes", "y"})
_NO = frozenset({"нет", "н", "no", "n"})


def is_agreed(question: str, *, usual: bool) -> bool:
    """Ask until the answer is yes or no; `usual` is what Enter means."""
    shown = "[Да/нет]" if usual else "[да/Нет]"
    while True:
        answer = click.prompt(f"{question} {shown}", default="", show_default=False)
        word = str(answer).strip().casefold()
        if not word:
            return usual
        if word in _YES | _NO:
            return word in _YES
        click.echo("  Напишите «да» или «нет».")
