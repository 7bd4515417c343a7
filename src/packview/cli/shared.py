"""What several commands need: the library, options, output."""

import base64
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from packview.errors import PackviewError, PasswordNeededError
from packview.model import Finding
from packview.model.import_events import ImportEvent, PagesRead
from packview.text import clean

if TYPE_CHECKING:  # at run time it is loaded by the command that prints
    from packview.export.readout import Form

Function = TypeVar("Function", bound=Callable[..., Any])

PACK_HELP = "PACK is a pack id, the beginning of one, or a PDF, text file or pack folder."


def pack_argument(function: Function) -> Function:
    """Add the argument PACK and the option --password."""
    function = click.option("--password", metavar="WORD", help="Password of a protected file.")(function)
    return click.argument("pack", metavar="PACK")(function)


def format_option(function: Function) -> Function:
    """Add the option --format."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(["text", "table", "json", "csv"]),
        default="text",
        show_default=True,
        help="text to read or hear line by line, table for columns, json for programs, csv for a spreadsheet.",
    )(function)


def the_library() -> Any:
    """The member's library, with their settings."""
    from packview import config, paths  # noqa: PLC0415
    from packview.services.library.library import Library  # noqa: PLC0415

    return Library(paths.data_home(), config.load())


def open_pack(reference: str, password: str | None = None) -> Any:
    """The pack a member means, asking for a password on a terminal when one is needed."""
    from packview.services.library import library  # noqa: PLC0415

    return with_password(
        lambda word: library.open_pack(the_library(), reference, password=word, on_event=progress(reference)),
        password,
    )


def findings_of(opened: Any) -> tuple[Finding, ...]:
    """The findings of a pack, ranked; what could not be checked is named on standard error."""
    from packview.services.analysis.findings import detect, earlier_packs  # noqa: PLC0415

    detection = detect(opened, earlier_packs(the_library().home, opened.pack))
    for check in detection.checks:
        if check.error:
            click.echo(f"packview: {check.problem}", err=True)
    return detection.findings


def with_password(read: Callable[[str | None], Any], password: str | None) -> Any:
    """Try, and where a terminal is there to ask at, ask for the password up to three times."""
    for attempt in range(4):
        try:
            return read(password)
        except PasswordNeededError as error:
            if attempt == 3 or not sys.stdin.isatty():
                raise PasswordNeededError(error.message, "Give it with --password WORD") from error
            password = click.prompt("Password", hide_input=True, err=True)
    raise AssertionError


def progress(name: str) -> Callable[[ImportEvent], None]:
    """A listener that keeps one line of progress on a terminal's standard error, and nothing elsewhere."""
    shown = sys.stderr.isatty()
    short = clean(Path(name).name)

    def report(event: ImportEvent) -> None:
        if not shown:
            return
        if isinstance(event, PagesRead) and event.done < event.total:
            click.echo(f"\r\x1b[KReading {short}: page {event.done} of {event.total}", nl=False, err=True)
        else:
            click.echo("\r\x1b[K", nl=False, err=True)

    return report


def write(text: str) -> None:
    """Data to standard output, as it is."""
    click.echo(text, nl=not text.endswith("\n"))


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Data to a file that must not be there yet.

    Raises:
        PackviewError: it is there and ``force`` is off, or it cannot be written.
    """
    from packview.services.library.library import write_new  # noqa: PLC0415

    write_new(path, text, force=force)


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


def emit(rows: Any, style: str, form: "Form") -> None:
    """Rows in lines to read, as a table, JSON or CSV.

    Args:
        rows: all with the same fields.
        style: what the option --format says.
        form: how a row is read out.
    """
    from packview.export import readout, tables  # noqa: PLC0415

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
    from packview.export.readout import in_width  # noqa: PLC0415

    write(in_width(found, line_width()))


def line_width() -> int | None:
    """Columns of the terminal; None where there is none, for a line may be as long as it is then."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None


def text_width() -> int:
    """Columns to fill: the terminal's, and plenty in a pipe."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 160
