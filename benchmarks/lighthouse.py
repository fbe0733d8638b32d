"""Lighthouse on the pages that people come to: a phone, a slow line, as its own defaults have it.

Run `python -m benchmarks.lighthouse`; it needs Node with npm, which brings Lighthouse into a folder
of its own, and Chromium where the tests look for it. Each page is judged three times on the real
bank, hosted with compression; the run with the median performance counts, since a busy machine
makes single runs worse. The exit status is 1 when a score misses its goal.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.hosting import real_site
from tests.browser import CHROMIUM

LIGHTHOUSE = "lighthouse@12.8.2"
GOAL, RUNS = 95, 3
JUDGED = ("performance", "accessibility", "best-practices")
PAGES = {
    "home": "",
    "factor": "factors/clm-parents/",
    "practice": "practices/primorye-parents-dialogue/",
    "search": "search/?q=%D0%BC%D0%BE%D1%82%D0%B8%D0%B2%D0%B0%D1%86%D0%B8%D1%8F",
}


def judge(command: list[str], address: str, folder: Path) -> Mapping[str, Any]:
    """Run Lighthouse once; give its report."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    out = folder / "report.json"
    options = ["--quiet", flags, "--output=json", f"--output-path={out}"]
    env = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    subprocess.run([*command, address, *options], check=True, env=env, capture_output=True)
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def scores(report: Mapping[str, Any]) -> dict[str, int]:
    """Give the scores of a report by category, of 100."""
    held = report["categories"]
    return {name: round(held[name]["score"] * 100) for name in (*JUDGED, "seo")}


def told(report: Mapping[str, Any]) -> str:
    """Say the times that performance is made of."""
    names = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    parts = [report["audits"][name]["displayValue"] for name in names]
    shift = report["audits"]["cumulative-layout-shift"]["displayValue"]
    return f"FCP {parts[0]}, LCP {parts[1]}, TBT {parts[2]}, CLS {shift}"


def main() -> None:
    """Judge the pages, print a table."""
    npm = shutil.which("npx")
    if npm is None:
        sys.exit("No npx: install Node with npm.")
    command = [npm, "--yes", LIGHTHOUSE]
    is_met = True
    with tempfile.TemporaryDirectory() as folder, real_site() as root:
        print(f"{'':10}{'perf.':>7}{'access.':>9}{'best pr.':>10}{'SEO':>5}")
        for name, url in PAGES.items():
            runs = [judge(command, root + url, Path(folder)) for _ in range(RUNS)]
            report = sorted(runs, key=lambda one: float(scores(one)["performance"]))[RUNS // 2]
            held = scores(report)
            numbers = f"{held['performance']:7}{held['accessibility']:9}{held['best-practices']:10}"
            print(f"{name:10}{numbers}{held['seo']:5}  {told(report)}")
            is_met = is_met and all(held[one] >= GOAL for one in JUDGED)
    print(f"Goal: at least {GOAL} for {', '.join(JUDGED)}: {is_met}")
    sys.exit(not is_met)


if __name__ == "__main__":
    main()
