"""The commands of packview, all in one place; each is a thin layer over a service."""

import click

from packview import __version__
from packview.cli import doctor, editions, notes, packs, questions, sharing, trash, views
from packview.cli.app import suit_the_terminal
from packview.cli.shared import PACK_HELP, the_library


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def packview(context: click.Context) -> None:
    """Read a council's meeting pack, offline, with your own notes and questions beside it.

    Without a command, the library opens; the first time, the sample pack.
    """
    if context.invoked_subcommand is None:
        _open_app(None, None, None, None)


@packview.command("open", epilog=PACK_HELP)
@click.argument("pack")
@click.option("--item", metavar="N", help="Start at this agenda item.")
@click.option("--page", metavar="LABEL", help="Start at this printed page; #52 is PDF page 52.")
@click.option("--password", metavar="WORD", help="Password of a protected file.")
@click.option(
    "--chair", is_flag=True, help="Go into the room: the chair's view of the meeting as it goes on."
)
@click.option(
    "--rehearse",
    type=click.FloatRange(min=1, max=1000),
    is_flag=False,
    flag_value=60.0,
    metavar="[SPEED]",
    help="The chair's view as a rehearsal, so many times as fast (60 if not said); nothing is logged.",
)
def open_(  # noqa: PLR0917  click hands every option over as an argument
    pack: str, item: str | None, page: str | None, password: str | None, chair: bool, rehearse: float | None
) -> None:
    """Open a pack to read, or to chair its meeting."""
    _open_app(pack, item, page, password, rehearse or (0.0 if chair else None))


def _open_app(
    pack: str | None,
    item: str | None,
    page: str | None,
    password: str | None,
    chair: float | None = None,
) -> None:
    library = the_library()
    if pack is not None:
        library.resolve(pack)  # a wrong name is told on the command line, not in a screen that flashes by
    suit_the_terminal()
    from packview.tui.app import run  # noqa: PLC0415  the interface is loaded only here

    run(library, reference=pack, item=item, page=page, password=password, chair=chair)


packview.add_command(packs.import_)
packview.add_command(packs.list_)
packview.add_command(packs.agenda)
packview.add_command(packs.papers)
packview.add_command(packs.minutes)
packview.add_command(packs.page)
packview.add_command(packs.search)
packview.add_command(editions.changes)
notes.note.add_command(editions.places)
notes.note.add_command(editions.agree)
notes.note.add_command(sharing.merge)
notes.note.add_command(sharing.panel)
packview.add_command(notes.note)
for kept in trash.COMMANDS:
    notes.note.add_command(kept)
packview.add_command(notes.export)
packview.add_command(doctor.doctor)
for command in (*views.COMMANDS, *questions.COMMANDS):
    packview.add_command(command)
