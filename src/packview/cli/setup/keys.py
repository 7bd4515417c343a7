"""Commands that print what the app shows of itself: its keys and its tour, with the keys of the member's settings."""

from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

import click

from packview.cli.output import emit, write_lines
from packview.cli.shared import format_option, the_library
from packview.errors import require
from packview.export import readout
from packview.tui.keys import KEYS, found, key_names, key_words, use_keys, with_keys

_Made = TypeVar("_Made")


@click.command("keys")
@click.argument("words", nargs=-1)
@format_option
def keys_(words: tuple[str, ...], style: str) -> None:
    changed = the_library().config.keys
    groups = _with_own_keys(lambda: found(" ".join(words), keymap=changed))
    does = _with_own_keys(lambda: {key.id: with_keys(key.help) for key in KEYS})
    rows = []
    for heading, keys in groups:
        for key in keys:
            pressed = changed.get(key.id, key.key)
            names = {"keys": key_words(pressed), "spoken": key_names(pressed)}
            rows.append({"group": heading, **names, "does": does[key.id], "id": key.id})
    require(rows or not words, "No key does that", "Try another word, or packview keys for all of them")
    emit(rows, style, readout.KEYS)


@click.command()
def tour() -> None:
    from packview.tui.library.tour import steps  # noqa: PLC0415  it loads widgets, and keys needs none

    lines = []
    for number, (title, text) in enumerate(_with_own_keys(steps), start=1):
        lines += [f"{number}. {title}", *(line for line in text.splitlines() if line), ""]
    write_lines(lines[:-1])


def _with_own_keys(make: Callable[[], _Made]) -> _Made:
    """What ``make`` makes of words that name keys, with the keys as the member's settings have them."""
    context = copy_context()
    context.run(use_keys, the_library().config.keys)
    return context.run(make)
