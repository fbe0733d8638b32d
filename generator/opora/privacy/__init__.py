"""Personal data in texts and files of the bank: rules V50 to V58, pure and quick."""

from opora.privacy.scan import scan
from opora.privacy.settle import private_files, settle

__all__ = ["private_files", "scan", "settle"]
