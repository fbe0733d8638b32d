import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin

import pytest

from opora.files.repository import sending
from opora.render.page import Page, PageFile
from opora.site import (
    Engine,
    EngineError,
    Look,
    SiteError,
    SiteFile,
    SiteSummary,
    at_hand,
    build_site,
)
from tests.site_sample import MANY, PAGES, look

URLS = ("", "practices/", "practices/tutors/", "factors/motivation/", "about/", "search/")


@pytest.fixture(scope="module", params=list(Engine))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    engine: Engine = request.param
    folder = tmp_path_factory.mktemp(engine)
    build_site(at_hand(PAGES), site=folder / "site", look=look(folder, engine))
    return folder / "site"


def html(site: Path, url: str) -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_summary_counts(tmp_path: Path) -> None:
    told: list[str] = []
    summary = build_site(
        at_hand(PAGES), site=tmp_path / "site", look=look(tmp_path), progress=told.append
    )
    assert summary == SiteSummary(pages=7, guides=3, findable=6)
    assert told == [
        "Каркас страниц и справка: mkdocs",
        "Страницы",
        "Поиск: страниц 10",
        "Публикация",
    ]


def test_sentinels_and_frames_are_left_nowhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace("«%%CONTENT%%»", "")
        assert not re.search(r"%%[A-Z]+%%|opora-toc-anchor|opora-frames", text), path
    assert not list(site.glob("opora-frames*"))


def test_text_that_looks_like_a_sentinel_stays_text(site: Path) -> None:
    assert html(site, "practices/tutors/").count("«%%CONTENT%%» и $root.") == 1


def test_title_and_description_are_escaped(site: Path) -> None:
    page = html(site, "practices/tutors/")
    assert "<title>Наставники &amp; &quot;друзья&quot; &lt;b&gt; — Опора</title>" in page
    assert 'content="Как помочь &quot;своим&quot; &amp; другим"' in page
    assert "<title>Опора: банк практик</title>" in html(site, "")


def test_the_article_is_what_the_page_gave(site: Path) -> None:
    article = re.search(
        r"<article [^>]*>\n(.*)\n</article>", html(site, "practices/tutors/"), re.DOTALL
    )
    assert article is not None
    assert article[1] == PAGES[3].html


def test_the_table_of_contents_is_nested(site: Path) -> None:
    page = html(site, "practices/tutors/")
    toc = page[page.index("md-nav--secondary") : page.index("<article")]
    assert re.findall(r'href="#(\w+)"', toc) == ["how", "first", "proof"]
    assert 'aria-label="Как это &lt;сделать&gt;"' in toc
    assert 'data-md-component="toc"' in toc


@pytest.mark.parametrize("url", ["factors/motivation/", "practices/"])
def test_a_page_without_headings_has_no_table_of_contents(site: Path, url: str) -> None:
    assert 'data-md-component="toc"' not in html(site, url)


def test_guides_keep_their_links(site: Path) -> None:
    article = html(site, "about/").partition("<article")[2].partition("</article>")[0]
    assert re.findall(r'<a href="([^"]+)">', article) == [
        "../practices/",
        "inside/",
        "../help/#start",
    ]


def test_every_link_leads_to_a_file(site: Path) -> None:
    later = {"schools/", "roadmaps/", "templates/", "coverage/", "contribute/", "data/"}
    for path in site.rglob("index.html"):
        here = path.parent.relative_to(site).as_posix()
        base = f"https://x/{'' if here == '.' else here + '/'}"
        text = path.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src|action)="(?!https://creativecommons)([^"#]+)', text):
            target = unquote(urljoin(base, link).removeprefix("https://x/").partition("?")[0])
            found = site / target / "index.html" if target[-1:] in {"", "/"} else site / target
            assert found.is_file() or target in later, f"{path}: {link}"


@pytest.mark.parametrize(
    ("url", "marked"),
    [
        ("practices/", [("practices/", "page")]),
        ("practices/tutors/", [("practices/", "true")]),
        ("about/inside/", [("about/", "true")]),
        ("", []),
    ],
)
def test_the_tab_of_the_page_is_marked(site: Path, url: str, marked: list[tuple[str, str]]) -> None:
    tabs = r'md-tabs__item--active">\s*<a href="[./]*([^"]+)" \S+ aria-current="(\w+)"'
    assert re.findall(tabs, html(site, url)) == marked
    drawer = r'<a href="[./]*([^"]+)" class="md-nav__link md-nav__link--active" [^>]*="(\w+)"'
    assert re.findall(drawer, html(site, url).partition("md-sidebar--secondary")[0]) == marked


def test_every_page_has_one_search_form_in_its_header(site: Path) -> None:
    for path in site.rglob("*.html"):
        header = path.read_text(encoding="utf-8").partition("</header>")[0]
        assert header.count('role="search"') == 1, path


def test_the_engines_own_search_is_gone(site: Path) -> None:
    assert "md-search" not in html(site, "practices/tutors/")
    assert not list(site.rglob("*lunr*"))
    assert not (site / "search.json").exists()
    assert not (site / "sitemap.xml").exists()


def essence(page: str) -> list[str]:
    """What a visitor gets from a page, whichever engine drew it."""
    article = page[page.index("<article") : page.index("</article>")]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", article))
    links = re.findall(r'<a [^>]*href="([^"]+)"', page)
    heads = re.findall(r'<title>.*</title>|<meta name="description"[^>]*>', page)
    return [words, *heads, *(link for link in links if link.strip("./"))]


def test_both_engines_give_the_same_pages(tmp_path: Path) -> None:
    sites = {engine: tmp_path / engine / "site" for engine in Engine}
    for engine, site in sites.items():
        build_site(at_hand(PAGES), site=site, look=look(tmp_path / engine, engine))
    for url in URLS:
        assert essence(html(sites[Engine.MKDOCS], url)) == essence(
            html(sites[Engine.ZENSICAL], url)
        )


@pytest.mark.parametrize("engine", Engine)
def test_same_content_same_bytes(tmp_path: Path, engine: Engine) -> None:
    build_site(at_hand((*PAGES, *MANY)), site=tmp_path / "one", look=look(tmp_path, engine))
    build_site(at_hand((*MANY, *PAGES)), site=tmp_path / "two", look=look(tmp_path, engine))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("engine", Engine)
def test_a_fixed_address_gives_canonical_links_and_a_sitemap(
    tmp_path: Path, engine: Engine
) -> None:
    site = tmp_path / "site"
    build_site(
        at_hand(PAGES),
        site=site,
        look=look(tmp_path, engine, "site_url: https://bank.example/opora"),
    )
    assert '<link rel="canonical" href="https://bank.example/opora/practices/tutors/">' in html(
        site, "practices/tutors/"
    )
    assert re.findall(
        r"<loc>https://bank.example/opora/(.*)</loc>", read(site / "sitemap.xml")
    ) == [
        "",
        "about/",
        "about/inside/",
        "factors/",
        "factors/motivation/",
        "help/",
        "offline/",
        "practices/",
        "practices/tutors/",
    ]
    lost = read(site / "404.html")
    assert "<title>Страница не найдена — Опора</title>" in lost
    links = re.findall(r'(?:href|src|action)="([^"#]+)"', lost)
    assert links
    assert all(link.startswith(("/opora/", "https://creativecommons.org/")) for link in links)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_files_are_published_beside_the_pages(tmp_path: Path) -> None:
    file = SiteFile(PurePosixPath("data/practices.json"), b"[]")
    build_site(at_hand(PAGES, [file]), site=tmp_path / "site", look=look(tmp_path))
    assert (tmp_path / "site/data/practices.json").read_bytes() == b"[]"


def test_files_of_a_page_lie_beside_it(tmp_path: Path) -> None:
    page = Page("lists/", "Списки", "О", "<h1>Списки</h1>", files=(PageFile("a-1.json", b"[]"),))
    build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))
    assert (tmp_path / "site/lists/a-1.json").read_bytes() == b"[]"


@pytest.mark.parametrize("name", ["../a.json", "b/a.json", ".a.json", "a", "А.json"])
def test_files_of_a_page_lie_nowhere_else(tmp_path: Path, name: str) -> None:
    page = Page("lists/", "Списки", "О", "", files=(PageFile(name, b""),))
    with pytest.raises(ValueError, match="Not names of files beside a page"):
        build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))


@pytest.mark.parametrize("path", ["/etc/passwd", "../outside.txt"])
def test_no_file_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="Not a path inside the site"):
        build_site(
            at_hand(PAGES, [SiteFile(PurePosixPath(path), b"")]),
            site=tmp_path / "site",
            look=look(tmp_path),
        )
    assert not (tmp_path / "site").exists()


def test_two_pages_at_one_address_are_refused(tmp_path: Path) -> None:
    page = Page("practices/", "Т", "О", "")
    with pytest.raises(SiteError, match="Два источника у одного файла сайта"):
        build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))


@pytest.mark.parametrize("url", ["../away/", "/root/", "no-slash", "a//b/"])
def test_no_page_leaves_the_site(tmp_path: Path, url: str) -> None:
    page = Page(url, "Т", "О", "")
    with pytest.raises(ValueError, match="Not an address for a page"):
        build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))


def test_a_guide_at_the_address_of_a_page_is_refused(tmp_path: Path) -> None:
    page = Page("about/", "О банке", "О", "<h1>О банке</h1>")
    with pytest.raises(SiteError, match="Два источника у одного файла сайта"):
        build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))


def test_a_guide_that_is_a_link_is_refused(tmp_path: Path) -> None:
    drawn = look(tmp_path)
    (drawn.guides / "secret.md").symlink_to("/etc/hostname")
    with pytest.raises(SiteError, match="Ссылки на файлы здесь не разрешены"):
        build_site(at_hand(PAGES), site=tmp_path / "site", look=drawn)


def test_a_folder_of_guides_that_is_a_link_is_refused(tmp_path: Path) -> None:
    drawn = look(tmp_path)
    drawn.guides.rename(tmp_path / "elsewhere")
    drawn.guides.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError, match="Ссылки на файлы здесь не разрешены"):
        build_site(at_hand(PAGES), site=tmp_path / "site", look=drawn)


@pytest.mark.parametrize("engine", Engine)
def test_a_failed_build_leaves_the_published_site(tmp_path: Path, engine: Engine) -> None:
    site = tmp_path / "public" / "site"
    drawn = look(tmp_path, engine)
    build_site(at_hand(PAGES), site=site, look=drawn)
    before = tree(site)
    broken = look(tmp_path / "broken", engine, "markdown_extensions: [no.such.extension]")
    with pytest.raises(EngineError, match=f"Движок {engine} не смог собрать"):
        build_site(at_hand(PAGES[:3]), site=site, look=broken)
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_broken_settings_are_told(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("- a\n", encoding="utf-8")
    with pytest.raises(SiteError, match="ожидались пары"):
        build_site(at_hand(PAGES), site=tmp_path / "site", look=Look(config, tmp_path))
    with pytest.raises(SiteError, match="Не удалось прочитать настройки сайта"):
        build_site(
            at_hand(PAGES), site=tmp_path / "site", look=Look(tmp_path / "none.yml", tmp_path)
        )


@pytest.mark.parametrize(
    "setting",
    [
        "site_name: </title><script>alert(1)</script>",
        "site_description: '\" http-equiv=refresh content=\"0;url=https://elsewhere.example/'",
    ],
)
def test_settings_bring_no_markup_into_pages(tmp_path: Path, setting: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{setting}\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"в site_\w+ стоит «[<\"]», а здесь нужен простой текст"):
        build_site(at_hand(PAGES), site=tmp_path / "site", look=Look(config, tmp_path))


@pytest.mark.parametrize("repository", ["javascript:alert(1)", 'https://a.example/x" onclick=y'])
def test_a_repository_that_is_no_address_is_none(tmp_path: Path, repository: str) -> None:
    assert sending(tmp_path, repository).repository == ""


def test_a_site_can_do_without_an_index(tmp_path: Path) -> None:
    told: list[str] = []
    content = replace(at_hand(PAGES), searched=False)
    summary = build_site(content, site=tmp_path / "site", look=look(tmp_path), progress=told.append)
    assert summary == SiteSummary(pages=7, guides=3, findable=0)
    assert told == ["Каркас страниц и справка: mkdocs", "Страницы", "Публикация"]
    assert [path.name for path in (tmp_path / "site/search").iterdir()] == ["index.html"]
