"""A copy of the site that opens from a disk by a double click, without a server and a network."""

from opora.site.bundle.packing import BUNDLE, pack

__all__ = ["BUNDLE", "pack"]
