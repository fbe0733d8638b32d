"""A small site: pages as the render stage makes them, and guides as people write them."""

from pathlib import Path

from opora.render.page import Heading, Page, SearchText
from opora.site import Engine, Look

ROOT = Path(__file__).parent.parent

_PRACTICE = """<h2 id="how">Как это сделать</h2>
<p>Учителя обсуждают диагностику. Растёт учебная мотивация: «%%CONTENT%%» и $root.</p>
<h3 id="first">Первый шаг</h3><p>Ещё до начала года поговорите с родителями.</p>
<p>&lt;img src=x onerror=alert(1)&gt; мотивация в угловых скобках.</p>
<h2 id="proof">Доказательства</h2><p>Доля учеников выросла.</p>"""

PAGES = (
    Page("", "Опора: банк практик", "Главная страница", "<h1>Опора</h1>", layout="wide"),
    Page(
        "practices/",
        "Практики",
        "Все практики",
        '<h1>Практики</h1><a href="tutors/">Наставники</a>',
        layout="wide",
    ),
    Page("factors/", "Проблемы и риски", "Перечень", "<h1>Проблемы и риски</h1>", layout="wide"),
    Page(
        "practices/tutors/",
        'Наставники & "друзья" <b>',
        'Как помочь "своим" & другим',
        f'<h1>Наставники</h1><a href="../">Все практики</a>{_PRACTICE}',
        toc=(
            Heading(2, "how", "Как это <сделать>"),
            Heading(3, "first", "Первый шаг"),
            Heading(2, "proof", "Доказательства"),
        ),
        search=SearchText(_PRACTICE, "Практика"),
    ),
    Page(
        "factors/motivation/",
        "Низкая учебная мотивация",
        "Ученики не хотят учиться",
        "<h1>Низкая учебная мотивация</h1><p>Ученики не хотят учиться.</p>",
        search=SearchText("<p>Ученики не хотят учиться.</p>", "Проблема", 2.0),
    ),
)


def club(number: int) -> Page:
    """Make one of many pages that look alike."""
    return Page(
        f"practices/club-{number}/",
        f"Кружок {number}",
        "Кружок",
        "<h1>Кружок</h1>",
        search=SearchText("<p>Занятия кружка по субботам.</p>", "Практика"),
    )


MANY = tuple(map(club, range(12)))

_ABOUT = """# О банке

Смотрите [практики](/practices/), [устройство](inside.md) и [помощь](../help/index.md#start).

## Кто ведёт { #team }

Банк ведут методисты.
"""


def write_guides(folder: Path) -> Path:
    """Write the guides to a new folder."""
    for name, text in {
        "about/index.md": _ABOUT,
        "about/inside.md": "# Устройство\n\nТекст лежит в репозитории.\n",
        "help/index.md": "# Помощь\n\n## Начало { #start }\n\n[О банке](../about/index.md)\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def look(folder: Path, engine: Engine = Engine.MKDOCS, settings: str = "") -> Look:
    """Prepare what the theme draws from, with more settings than in the real mkdocs.yml."""
    config = folder / "mkdocs.yml"
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config.write_text(f"{text}\n{settings}\n", encoding="utf-8")
    return Look(config, write_guides(folder / "guides"), engine)
