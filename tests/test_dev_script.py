"""The launcher is run for real; in place of uv stands a script that notes what it is asked for."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = "run --quiet --frozen --all-extras "

UV = """\
#!/bin/sh
if [ "$1" = --version ]; then echo "uv $UV_IS (somewhere)"; exit; fi
case "$*" in
  sync*--offline*) exit "${UV_HAS_NOTHING:-0}" ;;
  run*) printf '%s\\n' "$*" >>"$UV_LOG" ;;
esac
case "$*" in *pytest*) printf '%b\\n' "${PYTEST_SAYS:-== 3 passed in 1s ==}" ;; esac
case "$*" in *"${UV_FAILS:-nothing at all}"*) exit 3 ;; esac
"""


class Checkout:
    """A copy of the launcher in a folder with an awkward name, run from somewhere else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "моя школа" / "опора 1"
        self.log = folder / "asked.txt"
        self.elsewhere = folder / "elsewhere"
        for directory in (self.folder / ".ci", self.elsewhere):
            directory.mkdir(parents=True)
        shutil.copy(ROOT / "dev", self.folder)
        shutil.copy(ROOT / ".ci" / "run", self.folder / ".ci")
        self.env = {
            "PATH": f"{folder / 'bin'}:{os.defpath}",
            "UV_LOG": str(self.log),
            "UV_IS": "0.13.9",
            "OPORA_CHROMIUM": "/bin/true",
            "OPORA_SOFFICE": "/bin/true",
        }
        self.bin = folder / "bin"
        self.install("uv", UV)
        self.install("apt-get", "#!/bin/sh\nexit 1\n")  # no test may change the machine

    def install(self, name: str, script: str, folder: Path | None = None) -> None:
        program = (folder or self.bin) / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(script)
        program.chmod(0o755)

    def run(
        self, *arguments: str, script: str = "dev", **env: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.folder / script), *arguments],
            cwd=self.elsewhere,
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def asked(self) -> list[str]:
        asked = [line.removeprefix(RUN) for line in self.log.read_text().splitlines()]
        return [command for command in asked if command != "playwright --version"]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_build_is_strict_and_hands_its_arguments_on(checkout: Checkout) -> None:
    assert checkout.run("build", "--engine", "zensical").returncode == 0
    assert checkout.asked() == ["opora build --strict --engine zensical"]


@pytest.mark.parametrize("command", ["serve", "validate", "--help"])
def test_any_other_command_is_one_of_opora(checkout: Checkout, command: str) -> None:
    checkout.run(command, "more")
    assert checkout.asked() == [f"opora {command} more"]


def test_the_exit_status_is_that_of_the_command(checkout: Checkout) -> None:
    assert checkout.run("validate", UV_FAILS="opora validate").returncode == 3


def test_check_takes_every_step_in_order(checkout: Checkout) -> None:
    assert checkout.run("check").returncode == 0
    *steps, build, again, verify = checkout.asked()
    assert steps == [
        "ruff format --check",
        "ruff check",
        "mypy",
        "lint-imports",
        "pytest -n auto",
        "opora validate",
        "opora schemas --check",
        "opora owners --check",
    ]
    assert build.startswith("opora build --strict ")
    assert "opora build --strict " in again
    assert verify.startswith("opora verify ")


def test_a_failed_step_stops_nothing_and_fails_the_check(checkout: Checkout) -> None:
    result = checkout.run("check", UV_FAILS="ruff check")
    assert result.returncode == 1
    assert len(checkout.asked()) == 11
    assert "lint     FAILED" in result.stdout.split("── summary ──")[1]


def test_a_named_browser_that_does_not_run_fails_the_check(checkout: Checkout) -> None:
    result = checkout.run("check", OPORA_CHROMIUM="/no/such/browser")
    assert result.returncode == 1
    assert len(checkout.asked()) == 11
    assert "no Chromium runs at OPORA_CHROMIUM=/no/such/browser" in result.stdout


def test_what_the_browser_lacks_is_named_where_it_cannot_be_installed(checkout: Checkout) -> None:
    result = checkout.run("check", UV_FAILS="playwright --version")
    assert result.returncode == 1
    assert len(checkout.asked()) == 11
    assert "sudo apt-get install libatomic1\n" in result.stdout


def test_a_missing_office_fails_the_check_aloud(checkout: Checkout) -> None:
    result = checkout.run("check", OPORA_SOFFICE="/no/such/soffice")
    assert result.returncode == 1
    assert len(checkout.asked()) == 11
    assert "sudo apt-get install libreoffice-calc\n" in result.stdout
    assert "office   FAILED" in result.stdout.split("── summary ──")[1]


def test_the_report_ends_with_what_pytest_concluded(checkout: Checkout) -> None:
    assert checkout.run("check").stdout.endswith("== 3 passed in 1s ==\n")


def test_failed_tests_close_the_report(checkout: Checkout) -> None:
    said = "collected\\n== short test summary info ==\\nFAILED tests/a.py\\n== 1 failed =="
    result = checkout.run("check", UV_FAILS="pytest", PYTEST_SAYS=said)
    assert result.returncode == 1
    assert result.stdout.endswith(
        "== short test summary info ==\nFAILED tests/a.py\n== 1 failed ==\n"
    )


def test_an_old_uv_gives_way_to_the_private_one(checkout: Checkout) -> None:
    checkout.install("uv", UV, checkout.folder / ".cache" / "uv-0.13.9")
    checkout.install("uv", "#!/bin/sh\necho uv 0.8.24\n")
    checkout.run("validate")
    assert checkout.asked() == ["opora validate"]


def test_nothing_half_made_stays_behind(checkout: Checkout) -> None:
    checkout.run("check", UV_FAILS="pytest")
    checkout.run("build")
    assert [path.name for path in (checkout.folder / ".cache").iterdir()] == ["home"]


def test_a_failed_setup_is_told_in_two_languages(checkout: Checkout) -> None:
    result = checkout.run("build", UV_HAS_NOTHING="1", UV_FAILS="sync")
    assert result.returncode == 2
    assert "opora: the environment could not be prepared" in result.stderr
    assert "опора: не получилось подготовить окружение" in result.stderr
    assert not checkout.log.exists()


def test_the_build_server_runs_the_check(checkout: Checkout) -> None:
    assert checkout.run(script=".ci/run").returncode == 0
    assert len(checkout.asked()) == 11
