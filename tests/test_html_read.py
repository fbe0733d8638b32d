import pytest

from tests.html_read import Read

SOUND = (
    "<!doctype html><p>x<br>y <a href='/'>z</a></p><ul><li>x</li></ul>"
    "<table><tr><td><img src=x alt=''></td></tr></table><details><summary>x</summary></details>"
    "<svg><rect/><line></line></svg><dl><div><dt>x</dt><dd>y</dd></div></dl>"
)


def test_sound_html_has_no_faults() -> None:
    assert Read(SOUND).wrong == []


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>x</div>",
        "<div>x",
        "</p>",
        "<p><div>x</div></p>",
        "<ul><p>x</p></ul>",
        "<div><li>x</li></div>",
        "<table><td>x</td></table>",
        "<a href=x><a href=y>z</a></a>",
        "<button><a href=y>z</a></button>",
        "<img src=x>",
        "<p id=x id=y>z</p>",
        "<p id='x y'>z</p>",
        "<p id=''>z</p>",
        "<br></br>",
        "<h2><h3>x</h3></h2>",
    ],
)
def test_faults_are_seen(html: str) -> None:
    assert Read(html).wrong


def test_ids_links_and_names_are_gathered() -> None:
    read = Read("<p id=a>x</p><p id=a>y</p><label for=b>z</label><a href=c>d</a><img src=e alt=f>")
    assert read.ids == {"a": 2}
    assert read.named == {"b"}
    assert read.links == {"c", "e"}
