"""`opora schemas`: write the files that are generated from the program, or compare them."""

from collections.abc import Mapping
from pathlib import Path

import click

from opora.cli.options import FINDINGS
from opora.export import generated_files


@click.command(
    "schemas",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora schemas            записать
      opora schemas --check    только сравнить (код 1, если что-то устарело)
    """,
)
@click.option("--check", is_flag=True, help="Ничего не писать, только назвать устаревшие файлы.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="ПАПКА",
    show_default="здесь",
    help="Папка репозитория, в которую пишутся schemas, docs и .vscode.",
)
@click.pass_context
def command(ctx: click.Context, *, check: bool, out: Path) -> None:
    """Обновить файлы, которые получаются из описания видов записей и правил.

    Это схемы полей для редакторов (schemas/*.schema.json), страница правил (docs/rules.md)
    и настройки VS Code с заготовками записей (.vscode).
    """
    files = generated_files()
    stale = _stale(files, out)
    if not stale:
        click.echo(f"Всё свежее: файлов {len(files)}.")
        return
    if check:
        click.echo("Устарело, обновите командой opora schemas:", err=True)
        click.echo("\n".join(f"  {path}" for path in stale))
        ctx.exit(FINDINGS)
    for path in stale:
        _bring_up_to_date(out / path, files.get(path))
        click.echo(f"{'записан' if path in files else 'удалён'}: {path}")


def _stale(files: Mapping[str, str], out: Path) -> list[str]:
    """Name the files that are missing or different, and schemas that no kind has any more."""
    there = {f"schemas/{path.name}" for path in (out / "schemas").glob("*.schema.json")}
    differing = {path for path, text in files.items() if _content(out / path) != text.encode()}
    return sorted(differing | (there - files.keys()))


def _content(path: Path) -> bytes | None:
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else None


def _bring_up_to_date(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
