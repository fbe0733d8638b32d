"""Personal data in texts and files of the bank: rules V50 to V58, pure and quick."""

from opora.privacy.scan import scan
from opora.privacy.settle import settle, without_private

__all__ = ["scan", "settle", "without_private"]
