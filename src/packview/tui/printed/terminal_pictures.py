"""What the terminal can draw: the library that shows pictures asks it, and waits a tenth of a second for each answer.

A terminal at the end of a slow line answers later, and a strange one answers what nobody expects. Neither may end the app or
be taken for keys: at last the terminal is asked whether it is well, and once it says so, all answers before have come.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from typing import Any

PATIENCE = 1.0
"""Seconds that are waited for a terminal that says nothing at all."""
_WELL, _IS_WELL = "\x1b[5n", b"\x1b[0n"
_ASK = "\x1b[c\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_MODEL = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"
_KITTY = b"\x1b_Gi=31;OK\x1b\\"
_CELL = (10, 20)


@cache  # a terminal stays what it is
def ask_terminal() -> tuple[Any, Any]:
    """Have the library find out what the terminal can do.

    Returns:
        The library's widgets, and the class of the widget to use: Sixel, Kitty's protocol or half blocks.

    Raises:
        ImportError: the library is not installed.
    """
    try:
        pictures: Any = import_module("textual_image.widget")
    except ImportError:
        raise
    except Exception:  # noqa: BLE001  whatever a terminal answered, a picture of blocks can be shown
        pictures = _without_asking()
    widget = pictures.Image
    answers = _heard("")  # what comes late and was read in part already is worth nothing
    if _IS_WELL in answers and draws_blocks(pictures, widget):
        answers = _heard(_ASK)
        model = _MODEL.search(answers)
        if model is not None and _SIXEL in model.group(1).split(b";"):
            widget = pictures.SixelImage
        elif _KITTY in answers:
            widget = pictures.TGPImage
    return pictures, widget


def draws_blocks(pictures: Any, widget: Any) -> bool:
    """Whether a widget draws with blocks, not with the pixels of the screen."""
    return widget is pictures.Image and pictures.AutoRenderable in (
        pictures.HalfcellRenderable,
        pictures.UnicodeRenderable,
    )


def _without_asking() -> Any:
    """The library as for a terminal that answers nothing; what it began to load is loaded anew."""
    terminal: Any = import_module("textual_image._terminal")
    for name in [name for name in sys.modules if name.startswith(("textual_image.r", "textual_image.w"))]:
        del sys.modules[name]

    @contextmanager
    def silent(*_: object, **__: object) -> Iterator[None]:
        raise terminal.TerminalError("not asked")
        yield

    terminal.capture_terminal_response = silent
    setattr(terminal.get_cell_size, "_result", terminal.CellSize(*_CELL))  # noqa: B010  where the library keeps it
    return import_module("textual_image.widget")


def _heard(question: str) -> bytes:
    """What the terminal says until it says that it is well, or until patience ends; b'' where there is no terminal."""
    if not (sys.__stdin__ and sys.__stdout__ and sys.__stdin__.isatty() and sys.__stdout__.isatty()):
        return b""
    found = b""
    with suppress(ImportError, OSError, ValueError):
        terminal: Any = import_module("textual_image._terminal")
        select = import_module("select").select
        stdin = sys.__stdin__.fileno()
        with terminal.capture_mode():
            sys.__stdout__.write(question + _WELL)
            sys.__stdout__.flush()
            end = time.monotonic() + PATIENCE
            while _IS_WELL not in found and (left := end - time.monotonic()) > 0:
                if not select([stdin], [], [], left)[0]:
                    break
                found += os.read(stdin, 1024)
    return found
