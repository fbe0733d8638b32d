"""The page «Опора без интернета», and the place on it where the copy for a disk is offered."""

from opora.render.page import Page, SearchText
from opora.site.chrome import part, root_of
from opora.site.offline.worker.choosing import BUDGET, SEEN

OFFLINE_URL = "offline/"

_TITLE = "Опора без интернета"
_PLACE = "<!--copy-for-a-disk-->"
_KEPT = "<!--kept-by-the-browser-->"
_MEGABYTE = 1_000_000

_NOT_MADE = (
    "<p>Архив делают вместе с сайтом, командой <code>opora build --bundle</code>. На этом сайте "
    "его пока нет: попросите тех, кто ведёт банк.</p>"
)
_HERE = (
    "<p>Вы читаете как раз такую копию. Новую можно взять на сайте банка, на такой же странице: "
    "скачайте архив и распакуйте его на место прежнего.</p>"
)


def offline_page(*, kept: bool = False, copied: bool = False) -> Page:
    """The page at `/offline/`.

    Args:
        kept: whether the browser keeps the site by itself.
        copied: whether a copy for a disk is being made; its place on the page stays empty then.
    """
    html = part("offline_page.html").substitute(root=root_of(OFFLINE_URL), copy=_PLACE, kept=_KEPT)
    told = with_kept(html) if kept else html
    return Page(
        url=OFFLINE_URL,
        title=_TITLE,
        description="Как читать банк без сети: что сохраняет браузер и где взять копию на флешку.",
        html=told if copied else told.replace(_PLACE, _NOT_MADE),
        search=SearchText(html, "Справка"),
    )


def offer(html: str, name: str, size: int) -> str:
    """Say on the page where the copy is and how large."""
    return html.replace(
        _PLACE,
        f'<p><a class="md-button md-button--primary" href="{name}" download>Скачать архив, '
        f"{megabytes(size)}</a></p>\n{part('offline_steps.html').substitute()}",
    )


def with_kept(html: str) -> str:
    """Say on the page what the browser keeps by itself, and how much at most."""
    told = part("offline_kept.html").substitute(kept=megabytes(BUDGET), seen=megabytes(SEEN))
    return html.replace(_KEPT, told)


def in_the_copy(html: str) -> str:
    """Say on the page, where it lies in the copy itself, that this is the copy."""
    return html.replace(_PLACE, _HERE)


def megabytes(size: int) -> str:
    """Write a size for people: «7,5 МБ»."""
    return f"{max(size / _MEGABYTE, 0.1):.1f}".removesuffix(".0").replace(".", ",") + "\u00a0МБ"
