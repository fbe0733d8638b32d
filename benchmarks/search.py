"""How long the first result takes, and how much is transferred for it, in Chromium.

Run `python benchmarks/search.py`. The site is the real bank, and the real bank with ten thousand
made-up practices: titles and texts of its words, as often as they stand there, and of words of the
dictionary. Each query is typed with a pause of 60 ms a key, in a browser that has nothing cached;
then once more. The time runs from the last key to the first result; transferred is all that search
needs, without compression by the server. The exit status is 1 when a goal is missed.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page as Tab, Response
from pymorphy3 import MorphAnalyzer

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from opora.files import list_content, read_sources  # noqa: E402
from opora.pipeline import published, read_bank  # noqa: E402
from opora.render import Edition, Page, SearchText, render_site  # noqa: E402
from opora.site import Look, build_site  # noqa: E402
from opora.words import words_of  # noqa: E402
from tests.browser import launch, serve  # noqa: E402
