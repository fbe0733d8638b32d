"""The settings for nginx, tried with nginx where it is installed."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import socket

import pytest

CONFIG = Path(__file__).parent.parent / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
TYPES = "/etc/nginx/mime.types"

_WHOLE = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
{ours}
}}
"""


def site(folder: Path) -> Path:
    """Write what a site has of each sort."""
    for name, text in {
        "index.html": "<h1>Банк</h1>" * 100,
        "404.html": "нет такой страницы",
        "practices/index.html": "практики",
        "sw.js": "// worker",
        "admin/index.html": "редактор",
        "assets/stylesheets/main.0123abcd.min.css": "a{}",
        "assets/fonts/text.woff2": "",
        ".opora-site": "x",
        ".well-known/security.txt": "Contact: mailto:a@b.example",
        "calendars/all.ics": "BEGIN:VCALENDAR",
    }.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "site"


@contextmanager
def nginx(folder: Path) -> Iterator[HTTPConnection]:
    """Run nginx with our settings, on another port and folder."""
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    ours = CONFIG.read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};")
    ours = ours.replace("    listen [::]:80;\n", "").replace(
        "/var/www/opora/site", str(site(folder))
    )
    (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder, ours=ours), encoding="utf-8")
    command = [str(NGINX), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr
    with subprocess.Popen(command) as running:
        try:
            with closing(HTTPConnection("127.0.0.1", port)) as connection:
                _wait(connection)
                yield connection
        finally:
            running.terminate()


def _wait(connection: HTTPConnection) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            connection.connect()
        except ConnectionRefusedError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


def ask(connection: HTTPConnection, path: str) -> tuple[HTTPResponse, str]:
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    packed = answer.getheader("Content-Encoding") == "gzip"
    return answer, "" if packed else body.decode()


@pytest.mark.skipif(not NGINX or not Path(TYPES).exists(), reason="no nginx on this machine")
def test_nginx_takes_the_settings_and_answers_as_they_say(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with nginx(tmp_path) as connection:
        home, _ = ask(connection, "/")
        assert home.getheader("Content-Encoding") == "gzip"
        assert home.getheader("Content-Type") == "text/html; charset=utf-8"
        assert home.getheader("Cache-Control") == "no-cache"
        assert home.getheader("X-Content-Type-Options") == "nosniff"
        assert home.getheader("Content-Security-Policy") == "frame-ancestors 'none'"
        assert ask(connection, "/practices/")[1] == "практики"
        missing, text = ask(connection, "/nowhere/")
        assert (missing.status, text) == (404, "нет такой страницы")
        assert missing.getheader("X-Content-Type-Options") == "nosniff"
        assert ask(connection, "/.opora-site")[0].status == 404
        assert ask(connection, "/.well-known/security.txt")[0].status == 200
        themed, _ = ask(connection, "/assets/stylesheets/main.0123abcd.min.css")
        assert "immutable" in str(themed.getheader("Cache-Control"))
        assert ask(connection, "/sw.js")[0].getheader("Cache-Control") == "no-cache"
        opener = ask(connection, "/admin/")[0].getheader("Cross-Origin-Opener-Policy")
        assert opener == "same-origin-allow-popups"
        calendar = ask(connection, "/calendars/all.ics")[0].getheader("Content-Type")
        assert str(calendar).startswith("text/calendar")


def test_every_header_stands_where_no_other_hides_it() -> None:
    """In nginx a block with `add_header` of its own forgets those above it."""
    server = CONFIG.read_text("utf-8").partition("\nserver {")[2]
    for block in re.findall(r"location [^{]*\{[^}]*\}", server):
        assert "add_header" not in block
    names = re.findall(r"^    add_header (\S+)", server, re.MULTILINE)
    assert {"Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"} < set(names)
