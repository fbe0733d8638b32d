"""A GitHub that lives in the browser's network: as much of its interface as the editor asks for."""

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any

from playwright.sync_api import Page, Route

API = "https://api.github.com"
HEAD = "a" * 40
_PICTURES = "https://avatars.githubusercontent.com"
_DAY = "2026-11-27T00:00:00Z"
_OPEN = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}


@dataclass
class GitHub:
    """A repository, and what was done to it: branches, commits, pull requests, their labels."""

    files: Mapping[str, str]
    branches: list[str] = field(default_factory=list)
    committed: dict[str, dict[str, str]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    ready: bool = False
    tokens: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)

    def answer_in(self, page: Page) -> None:
        """Answer what a page asks of GitHub."""
        page.route(f"{API}/**", self._answer)
        page.route(f"{_PICTURES}/**", lambda route: route.fulfill(status=204))

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(headers={**_OPEN, "access-control-allow-methods": "*"})
            return
        self.tokens.add(request.headers.get("authorization", ""))
        path = request.url.removeprefix(API)
        sent: dict[str, Any] = (request.post_data_json if request.post_data else None) or {}
        told = self._rest(request.method, path, sent)
        if told is None:
            self.strange.append(f"{request.method} {path} {str(sent)[:300]}")
        route.fulfill(json=told, status=200 if told is not None else 404, headers=_OPEN)

    def _rest(self, method: str, path: str, sent: dict[str, Any]) -> object:
        place = path.partition("?")[0].removeprefix("/repos/region/bank")
        if place == "/graphql":
            return self._query(sent)
        return self._read(place) if method == "GET" else self._write(place, sent)

    def _read(self, place: str) -> object:
        if place.startswith("/git/trees/"):
            return {"tree": [self._blob(name) for name in self.files]}
        return {
            "/user": {"login": "zavuch", "id": 1, "name": "", "avatar_url": f"{_PICTURES}/1"},
            "": {"permissions": {"push": True, "pull": True}, "private": False},
            "/issues/7": {"labels": [{"name": name} for name in self.labels]},
        }.get(place)

    def _write(self, place: str, sent: dict[str, Any]) -> object:
        if place in {"/issues/7/labels", "/issues/7"}:
            self.labels = sent["labels"]
            return {}
        if place != "/pulls":
            return None
        self.pulls.append(sent)
        return {
            "number": 7,
            "node_id": "PR",
            "title": sent["title"],
            "html_url": "https://github.com/region/bank/pull/7",
            "created_at": _DAY,
            "updated_at": _DAY,
            "head": {"sha": HEAD},
        }

    def _blob(self, name: str) -> dict[str, Any]:
        content = self.files[name].encode()
        return {"type": "blob", "path": name, "size": len(content), "sha": _oid(content)}

    def _query(self, sent: dict[str, Any]) -> object:
        query, given = sent["query"], sent.get("variables", {}).get("input", {})
        if "createRef(" in query:
            self.branches.append(given["name"])
            return {"data": {"createRef": {"ref": {"name": given["name"]}}}}
        if "createCommitOnBranch" in query:
            return self._commit(query, given)
        if "markPullRequestReadyForReview" in query:
            self.ready = True
            return {"data": {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}}
        if "fork: repository" in query:
            base = {"ref": {"target": {"oid": HEAD}}}
            return {"data": {"fork": {"id": "R"}, "base": base}}
        if "pullRequests(" in query:
            return {"data": {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}}
        return {"data": {"repository": self._repository(query)}}

    def _repository(self, query: str) -> dict[str, Any]:
        by_oid = {_oid(text.encode()): text for text in self.files.values()}
        found: dict[str, Any] = {
            alias: {"text": by_oid.get(oid), "isTruncated": False}
            for alias, oid in re.findall(r'(\w+_\d+):\s*object\(oid: "(\w+)"\)', query)
        }
        author = {"name": "Редакция", "email": "a@example.ru", "user": None}
        last = {"oid": HEAD, "message": "", "author": author, "committedDate": _DAY}
        ref = {"target": {"oid": HEAD, "history": {"nodes": [last]}}}
        found |= dict.fromkeys(re.findall(r"(\w+_\d+):\s*ref\(", query), ref)
        return found or {"ref": ref, "defaultBranchRef": {"name": "main"}}

    def _commit(self, query: str, given: dict[str, Any]) -> object:
        branch = given["branch"]["branchName"]
        added = {
            change["path"]: b64decode(change["contents"]).decode()
            for change in given["fileChanges"]["additions"]
        }
        self.committed.setdefault(branch, {}).update(added)
        files = {
            alias: {"oid": _oid(added[path].encode())}
            for alias, path in re.findall(r'(file_\d+): file\(path: "([^"]+)"\)', query)
        }
        commit = {"oid": "b" * 40, "committedDate": _DAY, **files}
        return {"data": {"createCommitOnBranch": {"commit": commit}}}


def _oid(content: bytes) -> str:
    head = b"blob %d\0" % len(content)
    return sha1(head + content, usedforsecurity=False).hexdigest()
