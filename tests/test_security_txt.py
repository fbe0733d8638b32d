from datetime import date
from pathlib import Path

import pytest

from opora.site import SiteError
from opora.site.config import SiteConfig
from opora.site.security import security_txt
from tests.cli_sample import replace_in, run, write_bank

DAY = date(2026, 9, 1)


def config(address: object, url: str = "https://bank.example/opora/") -> SiteConfig:
    return SiteConfig("Опора", url, (), {"extra": {"opora": {"security": address}}})


def test_file_says_where_to_write_and_until_when() -> None:
    assert security_txt(config("mailto:safe@bank.example"), DAY) == (
        "Contact: mailto:safe@bank.example\n"
        "Expires: 2027-09-01T00:00:00Z\n"
        "Preferred-Languages: ru, en\n"
        "Canonical: https://bank.example/opora/.well-known/security.txt\n"
    )


@pytest.mark.parametrize("url", ["", "http://bank.example/"])
def test_site_without_a_safe_address_has_no_canonical_one(url: str) -> None:
    assert "Canonical" not in security_txt(config("https://bank.example/safe", url), DAY)


def test_letters_beyond_ascii_are_spelled() -> None:
    text = security_txt(config("https://bank.example/дыра?a=1&b=%D0%B0"), DAY)
    assert text.startswith("Contact: https://bank.example/%D0%B4%D1%8B%D1%80%D0%B0?a=1&b=%D0%B0\n")


def test_leap_day_is_followed_by_the_last_of_february() -> None:
    assert "Expires: 2029-02-28T" in security_txt(config("https://a.example/"), date(2028, 2, 29))


@pytest.mark.parametrize("nothing", ["", None, "  "])
def test_nothing_is_written_without_an_address(nothing: object) -> None:
    assert security_txt(config(nothing), DAY) == ""


@pytest.mark.parametrize(
    "address",
    [
        "safe@bank.example",
        "http://bank.example/",
        "javascript:alert(1)",
        "mailto:",
        "https://",
        "mailto:a@b.example\nExpires: 2099-01-01T00:00:00Z",
        "https://bank.example/a b",
        True,
    ],
)
def test_what_is_no_address_stops_the_build(address: object) -> None:
    with pytest.raises(SiteError, match=r"extra\.opora\.security"):
        security_txt(config(address), DAY)


def test_build_publishes_the_file_of_its_day_only_where_it_is_asked_for(tmp_path: Path) -> None:
    write_bank(tmp_path)
    build = ("build", "--no-search", "--no-history", "--as-of", "2026-09-01")
    place = tmp_path / "site/.well-known/security.txt"
    assert run(*build, cwd=tmp_path).status == 0
    assert not place.exists()
    replace_in(tmp_path / "mkdocs.yml", "opora: {", "opora: {security: mailto:a@b.example, ")
    assert run(*build, cwd=tmp_path).status == 0
    assert "Expires: 2027-09-01T00:00:00Z\n" in place.read_text(encoding="utf-8")
