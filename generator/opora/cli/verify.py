"""`opora verify`: is a site what was built?"""

import json
from dataclasses import asdict
from pathlib import Path

import click

from opora.cli.options import FINDINGS, Failure, form_option
from opora.reporters.plain import escaped
from opora.site.manifest import MANIFEST, Checked, ManifestError, check, read_sums
from opora.site.trouble import reason

_SHOWN = 20


@click.command(
    "verify",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora build --manifest && opora verify site
      opora verify /var/www/bank --manifest ~/SHA256SUMS

    Тот, кто может подменить страницу, подменит и список рядом с ней. Храните копию списка в другом
    месте (opora build --manifest ФАЙЛ) и сверяйте с ней. Без «Опоры» то же, кроме лишних файлов:
    cd site && sha256sum --check --strict --quiet SHA256SUMS

    \b
    Код завершения: 0 — сайт такой, каким собран, 1 — есть отличия,
    2 — сверить не удалось: нет папки или списка, список испорчен.
    """,
)
@click.argument("site", type=click.Path(path_type=Path), metavar="САЙТ")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar="ФАЙЛ",
    help="Список хешей; без него — SHA256SUMS в папке сайта.",
)
@form_option
@click.pass_context
def command(ctx: click.Context, *, site: Path, manifest: Path | None, form: str) -> None:
    """Сверить сайт со списком хешей.

    САЙТ — папка собранного сайта. Называются файлы, которых нет, изменённые и лишние. По ссылкам
    команда не ходит и ничего за пределами папки не читает.
    """
    checked = _checked(site, manifest or site / MANIFEST)
    if form == "json":
        click.echo(json.dumps({"whole": checked.whole, **asdict(checked)}, ensure_ascii=False))
    else:
        _tell(site, checked)
    if not checked.whole:
        ctx.exit(FINDINGS)


def _checked(site: Path, manifest: Path) -> Checked:
    """Check a site, or say why that cannot be done.

    Raises:
        Failure: There is no such folder or list, or the list is broken.
    """
    if not site.is_dir():
        message = f"Папки сайта нет: {_shown(site)}."
        raise Failure(message)
    try:
        return check(site, read_sums(manifest))
    except FileNotFoundError as error:
        message = (
            f"Списка хешей нет: {_shown(manifest)}. Соберите сайт с ним: opora build --manifest. "
            "Или назовите список: --manifest ФАЙЛ."
        )
        raise Failure(message) from error
    except ManifestError as error:
        message = f"{_shown(manifest)}: {_shown(error)}"
        raise Failure(message) from error
    except OSError as error:
        message = f"Не получилось прочитать {_shown(error.filename or manifest)}: {reason(error)}."
        raise Failure(message) from error


def _tell(site: Path, checked: Checked) -> None:
    if checked.whole:
        click.echo(f"Сайт {_shown(site)} такой, каким собран. Файлов: {checked.sound}.")
        return
    kinds = (
        ("Изменён", "изменено", checked.changed),
        ("Нет файла", "не хватает", checked.missing),
        ("Лишний файл", "лишних", checked.extra),
        ("Не файл, а ссылка или устройство", "ссылок и устройств", checked.strange),
        ("Не читается", "не читается", checked.closed),
    )
    for label, _, names in kinds:
        for name in names[:_SHOWN]:
            click.echo(f"{label}: {_shown(name)}")
        if len(names) > _SHOWN:
            click.echo(f"{label}: и ещё {len(names) - _SHOWN}")
    counted = ", ".join(f"{word} {len(names)}" for _, word, names in kinds if names)
    click.echo(
        f"Сайт {_shown(site)} не такой, каким собран: {counted}; без изменений {checked.sound}. "
        "Соберите и опубликуйте его заново."
    )


def _shown(name: object) -> str:
    return escaped(str(name))
