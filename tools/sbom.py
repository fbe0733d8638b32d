"""Add the packages of npm to a bill of materials: `python -m tools.sbom SBOM.json DAY`.

uv writes what comes from PyPI (CycloneDX 1.5); the files that the repository keeps of npm packages
are in the site as well. The same lock and day give the same bytes.
"""

import json
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tools.vendor import ROOT, Package, packages


def component(package: Package) -> dict[str, Any]:
    """Describe a package of npm, with the hash of its archive."""
    source = package.source
    version, integrity = str(source["version"]), str(source["integrity"])
    purl = f"pkg:npm/{package.name.replace('@', '%40')}@{version}"
    digest = b64decode(integrity.removeprefix("sha512-")).hex()
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": version,
        "purl": purl,
        "hashes": [{"alg": "SHA-512", "content": digest}],
    }


def with_npm(bill: dict[str, Any], day: str) -> dict[str, Any]:
    """Add the packages whose files are published; what tools alone use is left out."""
    published = [one for one in packages() if not one.place.is_relative_to(ROOT / "tools")]
    bill["components"] = [*bill["components"], *map(component, published)]
    bill["metadata"]["timestamp"] = f"{day}T00:00:00Z"
    bill.pop("serialNumber", None)
    bill["serialNumber"] = f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(bill, sort_keys=True))}"
    return bill


def main(arguments: list[str]) -> int:
    """Rewrite the file."""
    path, day = Path(arguments[0]), arguments[1]
    bill = with_npm(json.loads(path.read_text(encoding="utf-8")), day)
    path.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
