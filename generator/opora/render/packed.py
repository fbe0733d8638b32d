"""Data that a page's scripts read whole: plain, and compressed where a host would not do it."""

import gzip

from opora.render.page import PageFile


def twins(name: str, content: bytes) -> tuple[PageFile, PageFile]:
    """Give a file `<name>.json` and `<name>.bin`, its compressed twin.

    Browsers of before 2023, and those that open the site from a disk, read the plain one.
    """
    small = gzip.compress(content, mtime=0)
    return PageFile(f"{name}.json", content), PageFile(f"{name}.bin", small)
