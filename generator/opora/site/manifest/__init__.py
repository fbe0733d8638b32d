"""The list of all files of a site with their hashes, and the check of a site against it."""

from opora.site.manifest.checking import Checked, check
from opora.site.manifest.sums import MANIFEST, ManifestError, read_sums, sums_of, write_sums

__all__ = [
    "MANIFEST",
    "Checked",
    "ManifestError",
    "check",
    "read_sums",
    "sums_of",
    "write_sums",
]
