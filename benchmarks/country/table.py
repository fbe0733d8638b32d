"""The results as a table: seconds, ratios to the bank's own build without search, memory."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

BASE = "opora: build without search, cold"

Results = Mapping[str, Mapping[str, Any]]


def rows(results: Results) -> Iterator[str]:
    """Draw a table in Markdown for one size."""
    yield "| | s | of it, s CPU | ratio | peak MB | pages | MB | pages/s |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    base = results.get(BASE, {}).get("seconds")
    for name, one in results.items():
        yield _row(name, one, base)


def _row(name: str, one: Mapping[str, Any], base: float | None) -> str:
    if "missing" in one:
        return f"| {name} | not run: {one['missing']} | | | | | | |"
    if "write" in one:
        floor = f"{one['write']}; {one['markdown']}"
        return f"| floor: the same bytes by a loop; Markdown on one core | {floor} | | | | | | |"
    if one["is_stopped"]:
        stopped = f"stopped at {one['seconds']:.0f} | {one['work']:.0f}"
        return f"| {name} | {stopped} | | {one['megabytes']} | | | |"
    ended = "" if one["code"] in one.get("expected", (0,)) else f" (ended with {one['code']})"
    ratio = f"{one['seconds'] / base:.2f}" if base else ""
    cells = [f"{one['seconds']:.2f}{ended}", f"{one['work']:.2f}", ratio, one["megabytes"]]
    if pages := one.get("pages"):
        cells += [pages, one["site_mb"], round(pages / one["seconds"])]
    else:
        cells += ["", "", ""]
    return f"| {name} | {' | '.join(map(str, cells))} |"


def profile(results: Results) -> Iterator[str]:
    """Tell where the time of a whole cold build goes: each stage with its seconds."""
    stages = [(at, text) for at, text in results.get("opora: whole, cold", {}).get("stages", ())]
    told = [(at, text) for at, text in stages if text.startswith(STAGES)]
    if told:
        yield f"{told[0][0]:7.2f} s  reading and judging"
    for (start, text), (end, _) in pairwise(told):
        yield f"{end - start:7.2f} s  {text}"


STAGES = ("Каркас", "Страницы", "Поиск", "Публикация", "Готово")
