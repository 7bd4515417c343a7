"""Which way of drawing pictures is taken: from the terminal's own answer, played here by the other end of a pseudo-terminal."""

import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.tui.printed import page as picture

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
pytest.importorskip("textual_image")

MODEL, KITTY, CELL, WELL = b"\x1b[c", b"\x1b_G", b"\x1b[16t", b"\x1b[5n"
KITTY_ASKED = re.compile(rb"\x1b_G.*?i=(\d+).*?\x1b\\", re.DOTALL)
ASKED = re.compile(rb"\x1b\[c|\x1b\[16t|\x1b\[5n|\x1b_G.*?\x1b\\", re.DOTALL)
Answer = Callable[[bytes], bytes]


def play(master: int, answers: Mapping[bytes, Answer], done: threading.Event) -> None:
    """Answer as a terminal does, one thing that is asked after the other."""
    asked = b""
    while not done.is_set():
        try:
            asked += os.read(master, 1024)
        except OSError:
            return
        for question in ASKED.findall(asked):
            kind = next(kind for kind in (MODEL, KITTY, CELL, WELL) if question.startswith(kind))
            if kind in answers:
                os.write(master, answers[kind](question))
        asked = asked[max((found.end() for found in ASKED.finditer(asked)), default=0) :]


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, answers: Mapping[bytes, Answer]) -> Iterator[None]:
    """The process's own terminal is one that gives these answers."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (40, 120))
    done = threading.Event()
    player = threading.Thread(target=play, args=(master, answers, done), daemon=True)
    for name in [name for name in sys.modules if name.startswith("textual_image")]:
        monkeypatch.delitem(sys.modules, name)
    picture.ask_terminal.cache_clear()
    with (
        os.fdopen(os.dup(slave), "r", encoding="utf-8") as stdin,
        os.fdopen(slave, "w", encoding="utf-8") as stdout,
    ):
        monkeypatch.setattr(sys, "__stdin__", stdin)
        monkeypatch.setattr(sys, "__stdout__", stdout)
        player.start()
        try:
            yield
        finally:
            for name in [name for name in sys.modules if name.startswith("textual_image")]:
                del sys.modules[name]
            picture.ask_terminal.cache_clear()
            done.set()
            os.write(stdout.fileno(), WELL)  # wakes the player
            player.join(5)
    os.close(master)


def says(answer: bytes) -> Answer:
    return lambda _: answer


def late(answer: bytes) -> Answer:
    def answered(_: bytes) -> bytes:
        time.sleep(0.2)
        return answer

    return answered


def kitty(question: bytes) -> bytes:
    found = KITTY_ASKED.match(question)
    assert found
    return b"\x1b_Gi=" + found.group(1) + b";OK\x1b\\"


WELL_SAID = {WELL: says(b"\x1b[0n")}
SIZE = {CELL: says(b"\x1b[6;18;9t")}


@pytest.mark.parametrize(
    ("answers", "name", "blocks"),
    [
        ({MODEL: says(b"\x1b[?62;4;22c"), **SIZE, **WELL_SAID}, "sixel", False),
        ({MODEL: says(b"\x1b[?62;22c"), KITTY: kitty, **SIZE, **WELL_SAID}, "tgp", False),
        ({MODEL: says(b"\x1b[?62;22c"), **SIZE, **WELL_SAID}, "halfcell", True),
        ({}, "halfcell", True),
        ({MODEL: late(b"\x1b[?62;4c"), **WELL_SAID}, "sixel", False),
        ({MODEL: says(b"\xff\xfe junk"), CELL: says(b"\x1b[6;t"), **WELL_SAID}, "halfcell", True),
        ({MODEL: says(b"\x1b[?" + b"1;" * 400), KITTY: says(b"\x1b_Gi=1\x1b\\"), **WELL_SAID}, "halfcell", True),
    ],
    ids=["sixel", "kitty", "neither", "silent", "late", "nonsense", "endless"],
)  # fmt: skip
def test_the_terminals_answer_decides(
    monkeypatch: pytest.MonkeyPatch, answers: Mapping[bytes, Answer], name: str, blocks: bool
) -> None:
    monkeypatch.setattr(picture, "PATIENCE", 0.3)
    with terminal(monkeypatch, answers):
        pictures, widget = picture.ask_terminal()
        assert widget._Renderable.__module__.rsplit(".", 1)[-1] == name
        assert picture.draws_blocks(pictures, widget) is blocks
        assert not pending(sys.__stdin__), "nothing is left that could be taken for keys"
        assert picture.load_pictures()().pixels(2, 1)[0] > 2


def pending(stream: Any) -> bool:
    from select import select

    return bool(select([stream], [], [], 0)[0])


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    picture.ask_terminal.cache_clear()
    for name in [name for name in sys.modules if name.startswith("textual_image")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_image.widget", None)
    with pytest.raises(PackviewError) as told:
        picture.load_pictures()
    assert "pip install pypdfium2 textual-image" in told.value.hint
