"""The command line, from ``commands.py``. Nothing is imported here that ``packview --help`` does not need."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

from packview.errors import PackviewError


def main() -> None:
    """Run packview; exit 0 done, 1 it failed (one line on standard error), 2 wrong usage."""
    _ignore_current_folder()
    _open_streams()
    import click  # noqa: PLC0415

    from packview.cli.commands import packview  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        suit_the_output(stream)
    try:
        code = packview(standalone_mode=False)  # an exit of click's own comes back as its code
        sys.stdout.flush()
    except PackviewError as error:
        click.echo(f"packview: {_words(error)}", err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        click.echo("packview: stopped.", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (OSError, MemoryError) as error:
        _fail(error)
    sys.exit(code if isinstance(code, int) else 0)


def suit_the_output(stream: TextIO) -> None:
    """Have a file or pipe written in UTF-8, where Windows would take the code page of the system, unless another code was chosen.

    What a terminal cannot show gives way to a question mark: it must not end in a traceback.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        own = {} if stream.isatty() or "PYTHONIOENCODING" in os.environ else {"encoding": "utf-8"}
        reconfigure(errors="replace", **own)


def _open_streams() -> None:
    """Put something in the place of a stream that was closed: otherwise the next file opened takes it, and output ends in that."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  for as long as packview runs


def _fail(error: OSError | MemoryError) -> NoReturn:
    """Say what the machine lacks, if anything, and end; the reader of a pipe may have seen enough."""
    told = "there is not enough memory. Close other programs, then try again"
    if isinstance(error, OSError):
        told = f"{error.strerror or error}. Check the disk and where the output goes"
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write(f"packview: {told}.\n")
    with suppress(OSError):  # what is left of the output would fail again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0 if isinstance(error, BrokenPipeError) else 1)


def _words(error: PackviewError) -> str:
    """What went wrong; a key of the app that the way out names is the one it has without settings."""
    if "{key:" not in error.hint:
        return str(error)
    from packview.tui.keys import with_keys  # noqa: PLC0415  it loads Textual

    return str(PackviewError(error.message, with_keys(error.hint)))


def _ignore_current_folder() -> None:
    """Run no module of the current folder, which ``python -m packview`` and an empty part of PYTHONPATH put first."""
    try:
        here = Path.cwd()
    except OSError:  # it was deleted meanwhile
        return
    if here != Path(__file__).parents[2]:
        sys.path[:] = [part for part in sys.path if part and Path(part) != here]
