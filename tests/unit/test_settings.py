"""The login name stands beside nothing that a member wrote."""

from pathlib import Path

import pytest

from editions import BENCHES, FRONT, edition, publish
from packview import config
from packview.model import Anchor
from packview.services.library.library import Library


def test_the_login_name_stands_beside_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
    monkeypatch.setenv("LOGNAME", "root7")
    library = Library(tmp_path / "home", config.load())
    publish(library, edition(("", FRONT), ("1", BENCHES)))
    note = library.notebook("town").add(kind="question", text="Why?", anchor=Anchor())
    assert (note.member, library.config.name, library.config.member_id) == ("", "", "root7")
