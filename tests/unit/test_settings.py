"""The login name stands beside nothing that a member wrote."""

import tomllib
from pathlib import Path

import pytest

from editions import BENCHES, FRONT, edition, publish
from packview import config
from packview.errors import PackviewError
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


def test_a_name_chosen_later_keeps_what_was_noted_and_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
    monkeypatch.setenv("LOGNAME", "root7")
    settings = tmp_path / "settings" / "config.toml"
    settings.parent.mkdir()
    settings.write_text('# mine\nfuture = 3\n[keys]\n"library.import" = "a"\n', encoding="utf-8")
    library = Library(tmp_path / "home", config.load())
    publish(library, edition(("", FRONT), ("1", BENCHES)))
    library.notebook("town").add(kind="question", text="Why?", anchor=Anchor())
    library.change_settings({"member": 'Robin "R" Ash'})
    assert settings.read_text(encoding="utf-8").endswith(
        'notes_file = "root7"\n[keys]\n"library.import" = "a"\n'
    )
    for one in (library, Library(library.home, config.load())):
        assert one.config.keys == {"library.import": "a"}
        noted = [(note.member, note.text) for note in one.notebook("town").notes()]
        assert noted == [('Robin "R" Ash', "Why?")]


def test_a_name_chosen_first_names_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
    library = Library(tmp_path / "home", config.load())
    library.change_settings({"member": "Robin Ash"})
    assert (library.config.name, library.config.member_id) == ("Robin Ash", "robin-ash")


FILE = """# mine
member = "Robin Ash"  # me
future = 3

[keys]
"library.import" = "a"  # not i

[other]
member = "else"
"""


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"member": 'Ash "R"'}, 'member = "Robin Ash"  # me', 'member = "Ash \\"R\\""  # me'),
        ({"colours": "paper"}, "future = 3\n", 'future = 3\ncolours = "paper"\n'),
        ({"member": ""}, 'member = "Robin Ash"  # me\n', ""),
        ({"keys.library.import": "b"}, '"library.import" = "a"  # not i', '"library.import" = "b"  # not i'),
        ({"keys.library.open": "o"}, "# not i\n", '# not i\n"library.open" = "o"\n'),
        ({"keys.library.import": ""}, '"library.import" = "a"  # not i\n', ""),
    ],
)
def test_what_else_the_file_says_stays(changes: dict[str, str], before: str, after: str) -> None:
    assert config.edited(FILE, changes) == FILE.replace(before, after)


def test_keys_get_a_table_where_there_is_none() -> None:
    assert config.edited("", {"keys.a.b": "x"}) == '[keys]\n"a.b" = "x"\n'
    assert tomllib.loads(config.edited("[other]\nx = 1", {"keys.a.b": "x", "member": "Zoë"})) == {
        "member": "Zoë",
        "other": {"x": 1},
        "keys": {"a.b": "x"},
    }


@pytest.mark.parametrize("text", ['member = """Robin\nAsh"""\n', 'keys = {"a.b" = "y"}\n'])
def test_what_cannot_be_changed_line_by_line_is_left(text: str) -> None:
    with pytest.raises(PackviewError, match="cannot be changed here"):
        config.edited(text, {"member": "Ash", "keys.a.b": "x"})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"shared": "rel"}, "not a whole path"),
        ({"shared": "/no/such"}, "no folder"),
        ({"start": "x"}, "shape"),
    ],
)
def test_what_is_wrong_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], words: str
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    library = Library(tmp_path / "home", config.load())
    before = library.config
    with pytest.raises(PackviewError, match=words):
        library.change_settings(changes)
    assert library.config is before
    assert not (tmp_path / "settings" / "config.toml").exists()


@pytest.mark.parametrize(
    ("terminal", "chosen", "drawn"),
    [("linux", None, False), ("dumb", None, False), ("", None, False), ("screen", None, True), ("linux", True, True), ("xterm-256color", False, False)],
)  # fmt: skip
def test_the_linux_console_has_no_braille_unless_a_member_says_so(
    terminal: str, chosen: bool | None, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    assert config.Config(member="", braille=chosen).draws_braille is drawn
