"""`security.txt`: where those who found a hole write, as RFC 9116 has it."""

import re
from datetime import date
from urllib.parse import quote

from opora.site.config import SiteConfig
from opora.site.errors import SiteError

SECURITY_URL = ".well-known/security.txt"

_MAIL = re.compile(r"mailto:[^\s@:/?#<>]+@[^\s@:/?#<>]+\.[^\s@:/?#<>]+")
_PAGE = re.compile(r"https://[^\s/?#@<>]+\.[^\s/?#@<>]+(?:[/?#][^\s<>]*)?")
_LAST_DAY_OF_FEBRUARY = (2, 29)


def security_txt(config: SiteConfig, as_of: date) -> str:
    """Write the file; nothing is written where the settings name no address.

    Args:
        config: its `extra.opora.security` is the address, a `mailto:` or `https:` one.
        as_of: the day of the build, a year after which the file is out of date.

    Raises:
        SiteError: The address is none to write to.
    """
    address = config.security
    if not address:
        return ""
    if not (_MAIL.fullmatch(address) or _PAGE.fullmatch(address)):
        message = (
            f"В mkdocs.yml в extra.opora.security стоит «{address}», а нужен адрес для сообщений "
            "об уязвимостях: mailto:имя@сайт или https://сайт/страница."
        )
        raise SiteError(message)
    lines = [
        f"Contact: {_plain(address)}",
        f"Expires: {_year_later(as_of).isoformat()}T00:00:00Z",
        "Preferred-Languages: ru, en",
    ]
    if config.url.startswith("https://"):  # the standard has no other address
        lines.append(f"Canonical: {_plain(config.url)}{SECURITY_URL}")
    return "\n".join(lines) + "\n"


def _year_later(day: date) -> date:
    if (day.month, day.day) == _LAST_DAY_OF_FEBRUARY:
        day = day.replace(day=28)
    return day.replace(year=day.year + 1)


def _plain(address: str) -> str:
    """Spell letters beyond ASCII as an address in a file may hold them."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
