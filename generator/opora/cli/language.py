"""Russian for what click itself says: its strings go through gettext, whose catalogue lies here."""

import gettext
import os
from pathlib import Path

DOMAIN = "click"
LOCALE = Path(__file__).parent / "locale"


def speak_russian() -> None:
    """Make click Russian whatever the language of the system: people at schools read this.

    gettext learns the language from the environment alone, so `LANGUAGE` is set for this process.
    """
    os.environ["LANGUAGE"] = "ru"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
