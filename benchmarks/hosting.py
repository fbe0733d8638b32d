"""A site as a real host serves it: compressed, and kept by the browser for a while."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import BinaryIO

ROOT = Path(__file__).parent.parent
BUILD = ("build", "--strict", "--site")
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}


class _Host(SimpleHTTPRequestHandler):
    """Answers with gzip where that pays; connections are kept, as browsers expect."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        body = path.read_bytes()
        compressed = path.suffix in TEXT
        body = gzip.compress(body, mtime=0) if compressed else body
        self.send_response(HTTPStatus.OK)
        for name, value in self._headers(path, len(body), compressed=compressed).items():
            self.send_header(name, value)
        self.end_headers()
        return BytesIO(body)

    def _headers(self, path: Path, size: int, *, compressed: bool) -> Message:
        headers = Message()
        headers["Content-Type"] = self.guess_type(path)
        headers["Content-Length"] = str(size)
        headers["Cache-Control"] = "max-age=600"
        if compressed:
            headers["Content-Encoding"] = "gzip"
        return headers

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder; give the address of its root, with a slash at the end."""
    handler = partial(_Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def real_site() -> Iterator[str]:
    """Build the real bank, as the command does, and host it."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        run = [sys.executable, "-c", "from opora.cli import main; main()", *BUILD, str(site)]
        subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
        with hosted(site) as root:
            yield root
