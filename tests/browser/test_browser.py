"""The app in a real browser: opened, read, a question written and exported, closed and opened again."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: make test-browser installs it")
pytest.importorskip("textual_serve", reason="the extra 'web' is not installed: make test-browser installs it")
from playwright.sync_api import Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
_TOUR = 90_000
"""Bytes of a picture of the window with the tour of the first start, and of none without its words."""
PACK = "hillford-parks-committee-2019-06-03"


def until(true: Callable[[], Any], seconds: float = 30) -> Any:
    """Ask until something is true; the browser and the app go on meanwhile."""
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline, "it never happened"
    return found


@pytest.fixture
def environment(a_library: Path, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('member = "Robin Ash"\n', encoding="utf-8")
    own = {
        "PACKVIEW_HOME": str(a_library),
        "PACKVIEW_CONFIG": str(tmp_path / "config"),
        "HOME": str(tmp_path),
    }
    return {**os.environ, **own}


def told(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "packview", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def address(environment: dict[str, str], request: pytest.FixtureRequest) -> Iterator[str]:
    """Where packview is shown, by the words it prints; the options come from the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "packview",
        "serve",
        PACK,
        "--port",
        str(port),
        *getattr(request, "param", ()),
    ]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        printed = serving.stdout.readline().split()[-1]

        def answers() -> bool:
            with socket.socket() as tried:
                return tried.connect_ex(("127.0.0.1", port)) == 0

        until(answers)
        yield printed.replace("0.0.0.0", "127.0.0.1")
        serving.terminate()


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1200, "height": 800})
        browser.close()


def pressed(page: Page, key: str) -> bool:
    page.keyboard.press(key)
    return True


def opened(page: Page, address: str) -> list[str]:
    """Open the app and wait for its first paint; the addresses that the page asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("body.-first-byte")
    page.click("#terminal")
    until(lambda: len(page.screenshot()) > _TOUR)
    page.keyboard.press("Escape")
    until(lambda: len(page.screenshot()) < _TOUR)
    return asked


def test_a_question_is_written_in_a_browser_and_exported(
    page: Page, address: str, environment: dict[str, str], tmp_path: Path
) -> None:
    asked = opened(page, address)
    page.keyboard.press("a")
    page.keyboard.type("Why grey?")

    def notes() -> list[str]:
        page.keyboard.press("Control+s")
        return [
            one["text"] for one in json.loads(told(environment, "note", "list", PACK, "--format", "json"))
        ]

    assert until(notes) == ["Why grey?"]
    page.keyboard.press("Control+e")
    until(lambda: pressed(page, "Enter") and [*tmp_path.rglob("*.md")])
    assert "Why grey?" in next(tmp_path.rglob("*.md")).read_text(encoding="utf-8")
    assert all(url.startswith((address, "data:")) for url in asked)
    page.goto(address)  # its other window is closed by that
    page.wait_for_selector("body.-first-byte")
    page.click("#terminal")
    until(lambda: pressed(page, "q") and page.query_selector("body.-closed"))


@pytest.mark.parametrize("address", [("--host", "0.0.0.0", "--token", "a-long-token")], indirect=True)
def test_another_host_needs_the_token(page: Page, address: str) -> None:
    plain = address.partition("?")[0]
    answer = page.goto(plain)
    assert answer is not None
    assert answer.status == 403
    opened(page, address)
    assert page.url == plain, "the token does not stay in the address"
