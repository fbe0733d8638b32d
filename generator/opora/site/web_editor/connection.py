"""Which forge the web editor is connected to: what mkdocs.yml says of the repository."""

import re
from collections.abc import Mapping

from opora.export.web_editor import Backend
from opora.export.web_editor.backend import Service
from opora.site.config import SiteConfig

_ADDRESS = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w.-]+){2,}?(?:\.git)?/?")
_SERVICES: Mapping[str, Service] = {"github": "github", "gitlab": "gitlab"}


def connection(config: SiteConfig) -> Backend:
    """Read `extra.opora` of mkdocs.yml: `repository`, `forge`, `branch`, `editor_sign_in`.

    The forge is told from the host where it is not named. Without a repository on GitHub or GitLab
    the editor works with a folder of one's own computer only.
    """
    address, told = config.repository, config.submit
    service = _SERVICES.get(told["forge"] or _forge_at(address), "")
    if not service or not _ADDRESS.fullmatch(address):
        return Backend()
    return Backend(
        service=service,
        address=address.removesuffix("/").removesuffix(".git"),
        branch=told["branch"] or "main",
        sign_in=config.editor_sign_in,
    )


def _forge_at(address: str) -> str:
    host = address.removeprefix("https://").partition("/")[0]
    return next((name for name in _SERVICES if name in host), "")
