"""What commands print and write: text, rows in four forms, files, the clipboard."""

import base64
import os
import shutil
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from packview.errors import PackviewError
from packview.export import readout, tables


def write(text: str) -> None:
    click.echo(text, nl=not text.endswith("\n"))


def copy_text(text: str) -> None:
    """Text to the clipboard of the terminal, by the sequence OSC 52 that most terminals understand."""
    try:
        terminal = Path("/dev/tty").open("w", encoding="ascii")  # noqa: SIM115  closed below
    except OSError as error:
        told = "There is no terminal whose clipboard could be used"
        raise PackviewError(told, "Write to a file with -o FILE") from error
    with terminal:
        terminal.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a")
    click.echo("Copied, where your terminal allows it", err=True)


def emit(rows: Any, style: str, form: readout.Form | None = None) -> None:
    """Rows in lines to read, as a table, JSON or CSV, as the option --format says; without a ``form`` not in lines to read."""
    if style == "json":
        write(tables.to_json(rows))
    elif style == "csv":
        write_csv(tables.to_csv(rows))
    elif style == "table" or form is None:
        write(tables.to_text(rows, width=text_width()))
    else:
        write(readout.read_out(rows, form, width=line_width()))


def write_csv(text: str) -> None:
    """CSV, with a byte order mark where standard output is a file, which a spreadsheet may open, and no pipe to a program."""
    write(marked_as_utf8(text) if _goes_to_file() else text)


def marked_as_utf8(text: str) -> str:
    """CSV with a byte order mark, without which Excel garbles '£' and 'ŵ'."""
    return f"\ufeff{text}" if text else text


def _goes_to_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # it is no file at all
        return False


def write_lines(found: Iterable[str]) -> None:
    """Lines to read, broken at spaces on a terminal and whole in a pipe."""
    write(readout.in_width(found, line_width()))


def line_width() -> int | None:
    """Columns of the terminal; None where there is none, for a line may be as long as it is then."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None


def text_width() -> int:
    """Columns to fill: the terminal's, and plenty in a pipe."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 160
