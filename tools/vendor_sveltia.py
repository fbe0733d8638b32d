"""Take the web editor, Sveltia CMS, from the npm registry into the repository.

    python tools/vendor_sveltia.py 0.221.1    take this version
    python tools/vendor_sveltia.py --check    compare what is kept with the registry

npm checks the archive against the registry's own hash; what we keep of it is named in SOURCE.json
with a hash for each file, which the build and a test compare. Needs npm; the build does not.
"""

import hashlib
import json
import lzma
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

PLACE = Path(__file__).parent.parent / "generator/opora/site/web_editor/sveltia"
SOURCE = PLACE / "SOURCE.json"

KEPT = {
    "package/dist/sveltia-cms.js": "sveltia-cms.js",
    "package/locales/ru.json": "ru.json",
    "package/schema/sveltia-cms.json": "settings.schema.json",
    "package/LICENSE.txt": "LICENSE.txt",
    "package/npm/assets/material-symbols-outlined-*.woff2": "material-symbols-outlined.woff2",
    "package/npm/assets/material-symbols-outlined.LICENSE.txt": "material-symbols-outlined.txt",
    "package/npm/assets/noto-mono-*.woff2": "noto-mono.woff2",
    "package/npm/assets/noto-mono.LICENSE.txt": "noto-mono.txt",
}
"""Files of the archive and their names here."""

PACKED = 100_000
"""Texts of more bytes than this are kept compressed: Git and the wheel stay small."""


def main(arguments: list[str]) -> int:
    """Take or compare; return the exit status."""
    checking = arguments == ["--check"]
    version = json.loads(SOURCE.read_text())["version"] if checking else arguments[0]
    with TemporaryDirectory() as folder:
        archive = _fetch(version, Path(folder))
        files = _chosen(archive)
    source = {"package": "@sveltia/cms", "version": version, "sha256": _hashes(files)}
    if checking:
        same = json.loads(SOURCE.read_text()) == source
        print("same" if same else "DIFFERENT", version)
        return 0 if same else 1
    for name, content in files.items():
        _keep(name, content)
    SOURCE.write_text(json.dumps(source, indent=2) + "\n")
    return 0


def _fetch(version: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", f"@sveltia/cms@{version}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz"))


def _chosen(archive: Path) -> dict[str, bytes]:
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            name = next((kept for path, kept in KEPT.items() if Path(member.name).match(path)), "")
            if name and (stream := tar.extractfile(member)):
                found[name] = stream.read()
    missing = set(KEPT.values()) - found.keys()
    if missing:
        message = f"the archive has no {sorted(missing)}"
        raise SystemExit(message)
    return found


def _hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def _keep(name: str, content: bytes) -> None:
    place = PLACE / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if len(content) > PACKED and place.suffix != ".woff2":
        place.with_name(f"{place.name}.xz").write_bytes(lzma.compress(content, preset=9))
    else:
        place.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
