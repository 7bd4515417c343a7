"""A terminal that is closed without the signal for it, as under make: the app ends, and does not read on for ever."""

import errno
import os
from pathlib import Path

import pytest

from tui.fakes_library import FakeLibrary, make_app


@pytest.mark.parametrize(("number", "ends"), [(errno.EIO, True), (errno.ENOTTY, False)])
async def test_the_app_ends_where_its_terminal_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, ends: bool
) -> None:
    def gone(_: int) -> os.terminal_size:
        raise OSError(number, os.strerror(number))

    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test():
        monkeypatch.setattr("packview.tui.app.os.get_terminal_size", gone)
        app.look_for_terminal()
        assert app._exit is ends
