"""What commands print and write: text, rows in four forms, files, the clipboard."""

import base64
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from packview.errors import PackviewError
from packview.export import readout, tables


def write(text: str) -> None:
    """Data to standard output, as it is."""
    click.echo(text, nl=not text.endswith("\n"))


def copy_text(text: str) -> None:
    """Text to the clipboard of the terminal, by the sequence OSC 52 that most terminals understand.

    Raises:
        PackviewError: there is no terminal.
    """
    try:
        terminal = Path("/dev/tty").open("w", encoding="ascii")  # noqa: SIM115  closed below
    except OSError as error:
        raise PackviewError(
            "There is no terminal whose clipboard could be used", "Write to a file with -o FILE"
        ) from error
    with terminal:
        terminal.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a")
    click.echo("Copied, where your terminal allows it", err=True)


def emit(rows: Any, style: str, form: readout.Form) -> None:
    """Rows in lines to read, as a table, JSON or CSV.

    Args:
        rows: all with the same fields.
        style: what the option --format says.
        form: how a row is read out.
    """
    if style == "json":
        write(tables.to_json(rows))
    elif style == "csv":
        write(tables.to_csv(rows))
    elif style == "table":
        write(tables.to_text(rows, width=text_width()))
    else:
        write(readout.read_out(rows, form, width=line_width()))


def write_lines(found: Iterable[str]) -> None:
    """Lines to read, broken at spaces on a terminal and whole in a pipe."""
    write(readout.in_width(found, line_width()))


def line_width() -> int | None:
    """Columns of the terminal; None where there is none, for a line may be as long as it is then."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None


def text_width() -> int:
    """Columns to fill: the terminal's, and plenty in a pipe."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 160
