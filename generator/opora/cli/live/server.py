"""The server of the preview: pages, files, and a stream that says when to load again."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from opora.cli.live.answer import RELOAD, RELOADING, answer
from opora.cli.live.preview import Stage
from opora.cli.live.searching import Searching

CHANGES = "/_opora/changes"

_PATIENCE = 15.0
"""Seconds between signs of life on the stream, so that a closed window is noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a stage on this computer alone."""

    daemon_threads = True

    def __init__(self, port: int, stage: Stage, searching: Searching) -> None:
        """Take the port.

        Raises:
            OSError: Another program has it.
        """
        self.stage, self.searching = stage, searching
        super().__init__(("127.0.0.1", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer one request."""
        path = urlsplit(self.path).path
        try:
            if path == CHANGES:
                self._stream()
            else:
                self._page(unquote(path).lstrip("/"))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _page(self, url: str) -> None:
        if url == RELOAD:
            found = RELOADING
        else:
            found = answer(self.server.stage.preview, self.server.searching, url)
        self._start(found.status, found.kind)
        self.send_header("Content-Length", str(len(found.content)))
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        self.wfile.write(found.content)

    def _stream(self) -> None:
        self._start(200, "text/event-stream")
        self.end_headers()
        number = 0
        while True:
            number = self.server.stage.wait_after(number, _PATIENCE)
            self.wfile.write(f"data: {number}\n\n".encode())
            self.wfile.flush()

    def _start(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep quiet: the console is for what people should mend."""
