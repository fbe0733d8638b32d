"""What Git knows of the content: when each file was last changed, and where it is edited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora import git
from opora.render.sending import ForgeName, Sending

_FORGES: Mapping[str, ForgeName] = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "gitea",
}
_REMOTE = re.compile(
    r"(?:https?://(?:[^@/]+@)?|ssh://git@|git@)(?P<host>[\w.-]+)(?::\d+)?[:/](?P<path>[\w./-]+?)(?:\.git)?/?"
)


@dataclass(frozen=True, slots=True)
class FileDays:
    """The days of the first and of the last commit of each file, by its path."""

    first: Mapping[str, date]
    last: Mapping[str, date]


_STATUS = re.compile(r"\+status:\s*['\"]?([a-z_]+)")


def file_days(root: Path) -> FileDays:
    """Ask for the commits of each file below `root`; nothing is known without a repository."""
    told = _git(root, "log", "--format=%x00%cs", "--name-only", "--no-renames", "--relative", ".")
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for commit in told.split("\0")[1:]:
        lines = commit.splitlines()
        day = date.fromisoformat(lines[0])
        for path in filter(None, lines[1:]):
            last.setdefault(path, day)
            first[path] = day
    return FileDays(first, last)


def status_steps(root: Path) -> dict[str, list[tuple[date, str]]]:
    """Return the states of each practice with the days of their commits, the oldest first."""
    pattern = "^status:"
    asked = ("-p", "-U0", "--no-renames", "--no-ext-diff", "--relative", "--format=%x00%cs")
    told = _git(root, "log", "--reverse", *asked, f"-G{pattern}", "--", "practices")
    steps: dict[str, list[tuple[date, str]]] = {}
    for commit in told.split("\0")[1:]:
        day, _, diff = commit.partition("\n")
        path = ""
        for line in diff.splitlines():
            if line.startswith("+++ b/"):
                path = line.removeprefix("+++ b/")
            elif path and (found := _STATUS.match(line)):
                steps.setdefault(path, []).append((date.fromisoformat(day.strip()), found[1]))
    return steps


def sending(
    root: Path, repository: str = "", *, forge: str = "", branch: str = "", mail: str = ""
) -> Sending:
    """Tell where files below `root` are changed and sent.

    Args:
        root: the content folder.
        repository: the address of the repository; asked of Git where it is empty.
        forge: `github`, `gitlab`, `gitea` or `forgejo`; told from the host where it is empty.
        branch: to which files are proposed; the one that is checked out where it is empty.
        mail: a mailbox for those who send a file by mail.
    """
    match = _REMOTE.fullmatch(repository or _git(root, "remote", "get-url", "origin").strip())
    if match is None:
        return Sending(mail=mail)
    host, path = match["host"], match["path"]
    return Sending(
        forge=_FORGES.get(forge) or _forge_at(host),
        repository=f"https://{host}/{path}",
        branch=branch or _git(root, "symbolic-ref", "--short", "HEAD").strip() or "main",
        folder=_git(root, "rev-parse", "--show-prefix").strip() or f"{root.name}/",
        mail=mail,
    )


def _forge_at(host: str) -> ForgeName:
    if "gitlab" in host:
        return "gitlab"
    return "github" if host == "github.com" else "gitea"


def _git(root: Path, *arguments: str) -> str:
    """Ask Git; an empty answer where there is no Git or no repository."""
    try:
        return git.ask(root, *arguments).decode("utf-8", "replace")
    except git.GitError:
        return ""
