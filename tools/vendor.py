"""Take packages of npm into the repository, each checked against its hash.

    python -m tools.vendor js-yaml 5.6.0    take this version
    python -m tools.vendor --check          compare all that is kept with the registry

`tools/vendored.toml` says which files are kept and where. The archive is hashed here and compared
with what the registry says of it and, for the version that is kept, with what SOURCE.json says.
Needs npm; the build does not.
"""

import hashlib
import json
import lzma
import subprocess
import sys
import tarfile
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
SOURCE = "SOURCE.json"
PACKED = 100_000
"""Texts of more bytes than this are kept compressed: Git and the wheel stay small."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package, the folder of its files here, and which those are: path in the archive to name."""

    name: str
    place: Path
    files: Mapping[str, str]
    made: tuple[str, ...] = ()

    @property
    def source(self) -> dict[str, object]:
        """What was written down when it was taken."""
        held: dict[str, object] = json.loads((self.place / SOURCE).read_text(encoding="utf-8"))
        return held


@dataclass(frozen=True, slots=True)
class Archive:
    """A fetched archive and its hash, in the form of the registry: `sha512-…`."""

    path: Path
    integrity: str


def packages() -> list[Package]:
    """Read the list."""
    held = tomllib.loads((ROOT / "tools/vendored.toml").read_text(encoding="utf-8"))["package"]
    return [
        Package(one["name"], ROOT / one["place"], one["files"], tuple(one.get("made", ())))
        for one in held
    ]


def fetch(name: str, version: str, folder: Path) -> Archive:
    """Fetch an archive into a folder.

    Raises:
        SystemExit: What came is not what the registry announces.
    """
    command = ["npm", "pack", "--json", f"{name}@{version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    announced = (told[0] if isinstance(told, list) else next(iter(told.values())))["integrity"]
    path = next(folder.glob("*.tgz"))
    integrity = f"sha512-{b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()}"
    if integrity != announced:
        message = f"{name} {version}: the archive is {integrity}, the registry says {announced}"
        raise SystemExit(message)
    return Archive(path, integrity)


def fetch_kept(package: Package, folder: Path) -> Archive:
    """Fetch the version that is kept.

    Raises:
        SystemExit: It is not what was taken then.
    """
    source = package.source
    archive = fetch(package.name, str(source["version"]), folder)
    if archive.integrity != source["integrity"]:
        message = f"{package.name}: {archive.integrity} is not {source['integrity']}, as it was"
        raise SystemExit(message)
    return archive


def chosen(package: Package, archive: Archive) -> dict[str, bytes]:
    """Read the files that are kept out of an archive.

    Raises:
        SystemExit: One is missing.
    """
    found = {}
    with tarfile.open(archive.path) as tar:
        for member in tar.getmembers():
            inner = Path(*Path(member.name).parts[1:])
            kept = (
                name for path, name in package.files.items() if fnmatchcase(inner.as_posix(), path)
            )
            name = next(kept, "")
            if name and (stream := tar.extractfile(member)):
                found[name] = stream.read()
    if missing := set(package.files.values()) - found.keys():
        message = f"{package.name}: the archive has no {sorted(missing)}"
        raise SystemExit(message)
    return found


def source_of(
    package: Package, version: str, archive: Archive, files: Mapping[str, bytes]
) -> dict[str, object]:
    """Make the content of SOURCE.json."""
    made = {name: (package.place / name).read_bytes() for name in package.made}
    held = {**files, **made}
    sums = {name: hashlib.sha256(held[name]).hexdigest() for name in sorted(held)}
    return {
        "package": package.name,
        "version": version,
        "integrity": archive.integrity,
        "sha256": sums,
    }


def take(package: Package, version: str) -> None:
    """Take a version and write down what came."""
    with TemporaryDirectory() as folder:
        archive = fetch(package.name, version, Path(folder))
        files = chosen(package, archive)
        source = source_of(package, version, archive, files)
    package.place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _keep(package.place / name, content, packed="web_editor" in package.place.parts)
    text = json.dumps(source, indent=2, ensure_ascii=False) + "\n"
    (package.place / SOURCE).write_text(text, encoding="utf-8")


def _keep(place: Path, content: bytes, *, packed: bool) -> None:
    if packed and len(content) > PACKED and place.suffix != ".woff2":
        place.with_name(f"{place.name}.xz").write_bytes(lzma.compress(content, preset=9))
    else:
        place.write_bytes(content)


def check(package: Package) -> bool:
    """Compare what is written down with the registry."""
    with TemporaryDirectory() as folder:
        archive = fetch_kept(package, Path(folder))
        version = str(package.source["version"])
        same = source_of(package, version, archive, chosen(package, archive)) == package.source
    print("same" if same else "DIFFERENT", package.name, version)
    return same


def main(arguments: list[str]) -> int:
    """Take or compare; return the exit status."""
    if arguments == ["--check"]:
        same = [check(one) for one in packages()]  # all of them, also after one that differs
        return 0 if all(same) else 1
    name, version = arguments
    take(next(one for one in packages() if one.name == name), version)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
