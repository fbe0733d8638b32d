"""Opora without a network: what the browser keeps, the copy for a disk, the page about both."""

from opora.site.offline.finishing import finish_offline
from opora.site.offline.page import OFFLINE_URL, offline_page

__all__ = ["OFFLINE_URL", "finish_offline", "offline_page"]
