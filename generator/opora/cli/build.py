"""`opora build`: read the bank, say what is wrong, publish what is sound."""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import click

from opora.asked import Job
from opora.cli.bundling import copy_out, hand_over, outside, place_of_bundle
from opora.cli.compiled import keep_templates
from opora.cli.exit_report import journal, reported
from opora.cli.judging import read_all
from opora.cli.kept import own_folder
from opora.cli.options import (
    FINDINGS,
    Failure,
    as_of_option,
    config_option,
    content_option,
    engine_option,
    find_content,
)
from opora.cli.redirecting import redirect_files
from opora.cli.remaining import what_became
from opora.cli.rendering import editor, look_back
from opora.cli.reporting import Form, here, report, style_here
from opora.diagnostics import Diagnostic
from opora.export.output import Output
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.export.web_editor import Backend
from opora.files import list_content
from opora.files.listing import GUIDES
from opora.keeping import everything
from opora.render import Edition, Page, render_jobs
from opora.render.edition import NO_HISTORY
from opora.reporters import plural
from opora.site import Engine, Look, SiteContent, SiteError, SiteFile, SiteSummary, build_site
from opora.site.again import Again
from opora.site.config import SiteConfig, read_config
from opora.site.manifest import MANIFEST
from opora.site.security import SECURITY_URL, security_txt
from opora.site.web_editor import connection, editor_files


@click.command(
    "build",
    options_metavar="[ПАРАМЕТРЫ]",
    epilog="""
    \b
    Примеры:
      opora build
      opora build --strict --site-dir public
      opora build --as-of 2026-03-01
      opora build --bundle
      opora build --manifest
      opora build --strict --report build.json

    \b
    Код завершения: 0 — ошибок нет и сайт собран, 1 — в записях есть ошибки,
    2 — команда вызвана неверно или собрать не удалось; тогда прежний сайт не тронут.
    """,
)
@content_option
@click.option(
    "--site",
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="ПАПКА",
    help="Куда собрать сайт; без неё — папка site рядом с content. Заменяется целиком.",
)
@engine_option
@config_option
@as_of_option
@click.option(
    "--strict",
    is_flag=True,
    help="При любой ошибке ничего не менять: прежний сайт остаётся. Без этого ключа на сайт не "
    "попадут только записи, которые не прочитались или держат личные данные; остальные "
    "публикуются, даже если в них есть ошибки.",
)
@click.option(
    "--history/--no-history",
    default=True,
    help="Показывать ли, как банк менялся: по коммитам Git за последний год.",
)
@click.option(
    "--search/--no-search",
    default=True,
    help="Собирать ли указатель поиска. Без него быстрее, но поиск на сайте не ответит: "
    "так удобно посмотреть на страницы, а публиковать лучше с ним.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    help="Брать ли с прежнего сайта то, что не изменилось. Сайт от этого другим не станет; "
    "с --no-cache всё делается заново.",
)
@click.option(
    "--bundle",
    is_flag=False,
    flag_value="",
    metavar="[ФАЙЛ]",
    help="Сделать и копию для флешки: архив, который открывается с диска без сети. Сайт предложит "
    "её на странице «Опора без интернета»; ФАЙЛ — куда положить её ещё, без него рядом с сайтом.",
)
@click.option(
    "--manifest",
    is_flag=False,
    flag_value="",
    metavar="[ФАЙЛ]",
    help="Записать хеши всех файлов в SHA256SUMS в папке сайта, чтобы сверять его командой "
    "opora verify; ФАЙЛ — куда положить копию списка.",
)
@reported
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    content: Path | None,
    site: Path | None,
    engine: str,
    config: Path | None,
    as_of: date,
    strict: bool,
    history: bool,
    search: bool,
    cache: bool,
    bundle: str | None,
    manifest: str | None,
) -> None:
    """Собрать сайт.

    Сначала проверяются все записи, и ошибки печатаются. Новый сайт собирается рядом и занимает
    место прежнего, только когда готов целиком.
    """
    gc.freeze()  # modules stay
    noted = journal()
    noted.step("Записи")
    listing = list_content(find_content(content))
    root = listing.root
    bank = read_all(listing, as_of, kept=cache)
    gc.freeze()  # the bank stays to the end; to look through it for garbage takes seconds
    noted.found(here(root, bank.diagnostics), len(listing.paths))
    _tell_findings(root, bank.diagnostics, len(listing.paths))
    if strict and bank.errors:
        click.echo("Сайт не собран: сначала исправьте ошибки. Прежний сайт не тронут.", err=True)
        ctx.exit(FINDINGS)
    look = Look(config or root.parent / "mkdocs.yml", root / GUIDES, Engine(engine))
    place = site or root.parent / "site"
    archive = place_of_bundle(bundle, place)
    sums = outside(Path(manifest), place, MANIFEST) if manifest else None
    try:
        if cache:
            keep_templates()
        past = look_back(root, as_of, _step) if history else NO_HISTORY
        settings = read_config(look.config)
        edition = replace(editor(root, as_of, settings, past)(bank), searched=search)
        again = _again(edition, place, kept=cache)
        moved = redirect_files(root, bank.catalog, edition)
        whole = replace(
            _content(edition, connection(settings), moved, searched=search),
            files=_security(settings, as_of),
            copied=as_of if archive else None,
            listed=manifest is not None,
            again=again,
        )
        built = build_site(whole, site=place, look=look, progress=_step)
    except SiteError as error:
        raise Failure(str(error)) from error
    noted.end()
    noted.counts |= asdict(built)
    _tell(f"Готово: {_counted(built)}, папка {place.as_posix()}")
    if archive:
        _tell(hand_over(place, archive, built.bundle))
    if manifest is not None:
        _tell(f"Хеши: {_kept_sums(place, sums).as_posix()}")
    if not search:
        _tell("Указатель поиска не собран (--no-search): поиск на этом сайте не отвечает.")
    if bank.errors:
        for line in what_became(bank, edition.catalog):
            _tell(line)
        ctx.exit(FINDINGS)


def _tell_findings(root: Path, found: list[Diagnostic], checked: int) -> None:
    if found:
        click.echo(report(root, found, checked, form=Form.TEXT, style=style_here()), nl=False)


def _kept_sums(site: Path, copy: Path | None) -> Path:
    """Copy the list of hashes out where a copy is asked for; say where people find it."""
    if copy is None:
        return site / MANIFEST
    copy_out(site / MANIFEST, copy)
    return copy


def _content(
    edition: Edition, forge: Backend, redirects: Sequence[SiteFile], *, searched: bool
) -> SiteContent:
    outputs = (
        Job(job.name, partial(lambda job: map(_as_file, job()), job))
        for job in output_jobs(edition)
    )
    return SiteContent(
        tuple(render_jobs(edition)),
        edition.search_words.meanings if searched else (),
        beside=partial(_beside, edition),
        more=(
            *outputs,
            Job(_named("web editor", forge), partial(editor_files, forge)),
            Job(_named("redirects", *redirects), lambda: redirects),
        ),
        searched=searched,
    )


def _named(job: str, *made_of: object) -> str:
    """Name a job that asks the bank nothing by what it is made of."""
    return f"{job} {blake2b(repr(made_of).encode(), digest_size=16).hexdigest()}"


def _beside(edition: Edition, page: Page) -> Iterable[SiteFile]:
    """Write the tables of a page, which say of what day the bank is; other pages need not ask."""
    return map(_as_file, beside(page, Provenance.of(edition))) if page.tables else ()


def _again(edition: Edition, site: Path, *, kept: bool) -> Again | None:
    """Look up what the last build of a site did; nothing where there is no safe place for that.

    Where much is to be done, what many pages show is counted before processes split.
    """
    folder = own_folder("built", everything(), site) if kept else None
    again = Again.of(edition, folder / "memory") if folder else None
    if again is None or not again.much_is_fresh:
        edition.prepare()
    return again


def _security(settings: SiteConfig, as_of: date) -> tuple[SiteFile, ...]:
    text = security_txt(settings, as_of)
    return (SiteFile(PurePosixPath(SECURITY_URL), text.encode()),) if text else ()


def _as_file(one: Output) -> SiteFile:
    return SiteFile(PurePosixPath(one.path), one.content)


def _step(text: str) -> None:
    journal().step(text)
    _tell(text)


def _tell(text: str) -> None:
    click.echo(text, err=True)


def _counted(built: SiteSummary) -> str:
    told = plural(built.pages + built.guides, "страница", "страницы", "страниц")
    return f"{told} ({built.taken} — с прежнего сайта)" if built.taken else told
