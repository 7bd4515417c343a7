"""What many tests start from."""

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import key_coverage
from packview import cli

settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile("same")
"""What passes once passes again until something is changed; `make test-random` looks for what nobody has thought of."""

TOWN = """HILLFORD TOWN COUNCIL

PARKS COMMITTEE
Monday, 3rd June, 2019
at 6.00 pm
Town Hall

AGENDA

1 APOLOGIES

2 MINUTES OF THE PREVIOUS MEETING (Pages 1 - 1)

To approve the minutes.

3 BENCHES (Pages 2 - 2)

Report of the Head of Parks on benches.
\fPARKS COMMITTEE
MINUTES OF THE MEETING HELD ON 6 MAY 2019

Present: Councillors Ash (Chair), Birch and Cedar

Apologies: Councillor Elm

7. APOLOGIES

The apologies of Councillor Elm were noted.

8. PONDS

The Committee considered the report on ponds.

RESOLVED
(i) That the ponds be cleaned.
(ii) That a report come back in a year.

Page 1
Agenda Item 2
\fDECISION-MAKER: PARKS COMMITTEE
SUBJECT: BENCHES
DATE OF DECISION: 3 JUNE 2019
REPORT OF: HEAD OF PARKS
BRIEF SUMMARY
Twelve benches need paint.
RECOMMENDATIONS:
(i) That the benches be painted green.
REASONS FOR REPORT RECOMMENDATIONS
1. Paint keeps wood dry.

Page 2
Agenda Item 3
"""


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: the garbage collector need not walk through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Every key has a test that presses it, or the run fails."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["heard"] = sorted(key_coverage.HEARD)
    elif exitstatus == pytest.ExitCode.OK and key_coverage.unheard(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker has ended, and says what its tests pressed."""
    key_coverage.HEARD.update((row, key) for row, key in getattr(node, "workeroutput", {}).get("heard", ()))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say which keys have no test."""
    for words in key_coverage.unheard(config):
        terminalreporter.write_line(f"No test presses {words}", red=True)


@pytest.fixture(autouse=True)
def _a_member_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the real member's packs, notes or settings."""
    monkeypatch.setenv("PACKVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PACKVIEW_MEMBER", "Robin Ash")
    monkeypatch.delenv("PACKVIEW_CONFIG", raising=False)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only tests of the store and of crashes lose the power; the others need not wait until each file is on the disk."""
    if not {"crash", "store"} & {*request.path.parts}:
        monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def town_file(tmp_path: Path) -> Path:
    """A small pack as a text file: three items, minutes with two resolutions, one report."""
    path = tmp_path / "town.txt"
    path.write_text(TOWN, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def _town_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from packview.services.imports.client import Import
    from packview.services.library.library import finish

    folder = tmp_path_factory.mktemp("town")
    (folder / "town.txt").write_text(TOWN, encoding="utf-8")
    finish(Import(folder / "town.txt", home=folder / "home"))
    return folder / "home"


@pytest.fixture
def a_library(tmp_path: Path, _town_library: Path) -> Path:
    """The home of a library that holds the town pack, imported once and copied; its id starts with 'hillford'."""
    return Path(shutil.copytree(_town_library, tmp_path / "home"))


@pytest.fixture(scope="session")
def real_packs() -> Path:
    """The folder of real packs that are not part of the project; tests that need it skip without it."""
    chosen = os.environ.get("PACKVIEW_REAL_PACKS")
    path = Path(chosen) if chosen else Path(__file__).parents[2] / "shared" / "packs"
    if not path.is_dir():
        pytest.skip("the real packs are not here; set PACKVIEW_REAL_PACKS to their folder")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command of packview here; its exit code, standard output and standard error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["packview", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        captured = capsys.readouterr()
        return int(end.value.code or 0), captured.out, captured.err

    return command
