"""The forge that the editor saves to, in the editor's own terms."""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

Service = Literal["github", "gitlab", ""]
"""Forges where a draft becomes a pull request; empty where the bank has none of them."""

_GITHUB = "https://github.com"
_LOCAL = "local/opora"
_MESSAGES = {
    "create": "Новая запись: {{collection}} «{{slug}}»",
    "update": "Правка: {{collection}} «{{slug}}»",
    "delete": "Удаление: {{collection}} «{{slug}}»",
}
"""What commits and pull requests are called."""


@dataclass(frozen=True, slots=True)
class Backend:
    """A repository in a forge.

    `address` is that of the repository, `https://github.com/owner/name`; `branch` the one that
    changes are proposed to. `sign_in` lets people sign in without a token of their own: the address
    of a sign-in service for GitHub, the id of the application for GitLab.
    """

    service: Service = ""
    address: str = ""
    branch: str = "main"
    sign_in: str = ""

    @property
    def origin(self) -> str:
        """The address of the forge, without a slash at the end."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def repository(self) -> str:
        """The name of the repository in the forge: `owner/name`."""
        return urlsplit(self.address).path.strip("/")

    @property
    def api(self) -> str:
        """The address of the forge's interface for programs."""
        match self.service:
            case "github" if self.origin == _GITHUB:
                return "https://api.github.com"
            case "github":
                return f"{self.origin}/api/v3"
            case "gitlab":
                return f"{self.origin}/api/v4"
            case "":
                return ""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that the editor asks for data once somebody has signed in."""
        match self.service:
            case "github" if self.origin == _GITHUB:
                return ("https://api.github.com",)
            case "github" | "gitlab":
                return (self.origin,)
            case "":
                return ()

    @property
    def picture_hosts(self) -> tuple[str, ...]:
        """The hosts of people's pictures."""
        if self.origin == _GITHUB:
            return ("https://avatars.githubusercontent.com",)
        return self.hosts


def backend_settings(backend: Backend) -> dict[str, Any]:
    """Describe the forge for the editor; without one, only a folder of this computer will do."""
    match backend.service:
        case "github":
            return {**_repository(backend), "open_authoring": True, **_github_sign_in(backend)}
        case "gitlab":
            return {**_repository(backend), **_gitlab_sign_in(backend)}
        case "":
            return {"name": "github", "repo": _LOCAL, "auth_methods": ["token"]}


def _repository(backend: Backend) -> dict[str, Any]:
    return {
        "name": backend.service,
        "repo": backend.repository,
        "branch": backend.branch,
        "api_root": backend.api,
        "commit_messages": _MESSAGES,
    }


def _github_sign_in(backend: Backend) -> dict[str, Any]:
    if not backend.sign_in:
        return {"auth_methods": ["token"]}
    return {"base_url": backend.sign_in, "auth_scope": "public_repo"}


def _gitlab_sign_in(backend: Backend) -> dict[str, Any]:
    if not backend.sign_in:
        return {"auth_methods": ["token"]}
    return {"base_url": backend.origin, "auth_type": "pkce", "app_id": backend.sign_in}
