"""What all tests of the interface have."""

import pytest
import textual.app
import textual.pilot
from textual.app import App

from key_coverage import noting
from tui.waiting import Settled


@pytest.fixture(autouse=True)
def _wait_for_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key or a click is done when the app has done all that follows from it."""
    settled = Settled()
    monkeypatch.setattr(textual.app, "wait_for_idle", settled)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", settled)


@pytest.fixture(autouse=True)
def _note_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """See tests/heard.py."""
    monkeypatch.setattr(App, "_check_bindings", noting(App._check_bindings))
