"""What several commands need: the library, its packs and what is in them, options."""

import sys
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from packview import config, paths
from packview.cli.setup.completion import complete_pack
from packview.errors import PackviewError, PasswordNeededError
from packview.model.import_events import ImportEvent, Opened, PagesRead, Working, import_progress
from packview.model.open_pack import OpenPack
from packview.services.library import library as libraries
from packview.services.library.library import Library
from packview.text import clean

if TYPE_CHECKING:  # listing and reading packs needs no notes
    from packview.services.notes.notebook import Notebook

Result = TypeVar("Result")
Function = TypeVar("Function", bound=Callable[..., Any])

PACK_HELP = "PACK is a pack id, the beginning of one, or a PDF, text file or pack folder."


def format_option(function: Function) -> Function:
    return click.option(
        "--format",
        "style",
        type=click.Choice(["text", "table", "json", "csv"]),
        default="text",
        show_default=True,
        help="text to read line by line, table for columns, json for programs, csv for a spreadsheet.",
    )(function)


def pack_argument(function: Function) -> Function:
    return click.argument("pack", metavar="PACK", shell_complete=complete_pack)(function)


def password_option(function: Function) -> Function:
    return click.option("--password", metavar="WORD", help="Password of a protected file.")(function)


def pack_command(
    name: str | None = None, *, printed: bool = True, given: Callable[[OpenPack], Any] = lambda opened: opened
) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function of the pack that PACK and --password open, or of what ``given`` makes of that.

    The function also gets ``style`` of the option --format, unless nothing is ``printed`` in forms, and its own options by name.
    """

    def decorate(function: Callable[..., None]) -> click.Command:
        @wraps(function)
        def run(pack: str, password: str | None, **options: Any) -> None:
            function(given(open_pack(pack, password)), **options)

        whole = password_option(format_option(run) if printed else run)
        return click.command(name, epilog=PACK_HELP)(pack_argument(whole))

    return decorate


def warn(problem: object) -> None:
    """Say on standard error what was left out or looks wrong; the command goes on."""
    click.echo(f"packview: {problem}", err=True)


def the_library() -> Library:
    return Library(paths.data_home(), config.load())


def open_pack(reference: str, password: str | None = None) -> OpenPack:
    """The pack a member means, asking for a password on a terminal when one is needed."""
    told, library = progress(reference), the_library()
    read = partial(libraries.open_pack, library, reference, on_event=told)
    return with_password(lambda word: read(password=word), password)


def the_notebook(opened: OpenPack) -> "Notebook":
    """The member's notes on a pack; what is missing or was put right is told at once."""
    notebook = the_library().notebook(opened.pack.pack_id, opened)
    notebook.notes()
    for report in notebook.reports():
        warn(f"{report}.")
    return notebook


def with_password(read: Callable[[str | None], Result], password: str | None) -> Result:
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
    done = total = 0

    def report(event: ImportEvent) -> None:
        if not shown:
            return
        nonlocal done, total
        if isinstance(event, Opened):
            total = event.page_count
        elif isinstance(event, PagesRead):
            done = event.done
        working = event if isinstance(event, Working) else None
        told = working or (isinstance(event, PagesRead) and done < total)
        words = f"Reading {short}: {import_progress(working, done=done, total=total)}" if told else ""
        click.echo(f"\r\x1b[K{words}", nl=False, err=True)

    return report


def the_pack_id(library: Library, reference: str) -> str:
    """The id of a pack of the library; PackviewError for a file or an earlier revision."""
    found = library.resolve(reference)
    if not isinstance(found, str):
        told = f"{reference} is a file or an earlier revision, not a pack of the library"
        raise PackviewError(told, "Import it first; packview list shows the packs there are")
    return found
