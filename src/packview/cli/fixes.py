"""Commands that put right what was misread in a pack."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, get_args

import click

from packview.cli.output import emit
from packview.cli.setup.completion import complete_item
from packview.cli.shared import PACK_HELP, format_option, open_pack, pack_argument, the_library, warn
from packview.errors import NotFoundError, PackviewError, require
from packview.export import readout
from packview.export.rows import correction_rows
from packview.model.corrections import Correction, Value, paper_key
from packview.model.open_pack import OpenPack
from packview.model.pack import MeetingKind, MeetingStatus
from packview.model.references import the_item, the_page
from packview.services.editions.wanted import (
    Wanted,
    fields_wanted,
    heading_items,
    indicator_wanted,
    item_wanted,
    joined_items,
    outline_items,
    outline_wanted,
    person_wanted,
)
from packview.services.library.library import Library


class _WithPack(click.Group):
    """Takes its options behind PACK too where no command follows, as the other commands do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_interspersed_args = not any(one in self.commands for one in args[1:])
        return super().parse_args(ctx, args)


@click.group(cls=_WithPack, invoke_without_command=True, epilog=PACK_HELP)
@pack_argument
@format_option
@click.pass_context
def fix(context: click.Context, pack: str, style: str) -> None:
    """Put right what was misread in PACK: the meeting, an item, a paper, people, a figure. Without a command, list what was.

    What you put right is kept beside the papers, never in them, is shared with the panel as your notes are, and stays when
    the papers are published again. PAGE is a printed number, or #52 for PDF page 52; '' takes a value out.
    """
    library, opened = the_library(), open_pack(pack)
    context.obj = library, opened
    for problem in library.corrections(opened.pack.pack_id).problems:
        warn(f"{problem}.")
    if context.invoked_subcommand is None:
        emit(correction_rows(opened), style, readout.CORRECTIONS)


def _command(name: str) -> Callable[[Callable[..., Wanted]], click.Command]:
    """A command of a function that says, of the pack and its options, what is to be put right."""

    def decorate(function: Callable[..., Wanted]) -> click.Command:
        @wraps(function)
        def run(**options: Any) -> None:
            library, opened = click.get_current_context().obj
            wanted = function(opened, **options)
            if not wanted:
                raise click.UsageError("Say what to put right; --help lists what can be")
            made = library.corrections(opened.pack.pack_id).put(opened, wanted)
            _tell(library.put_right(opened), made)

        return fix.command(name)(run)

    return decorate


def _tell(opened: OpenPack, made: tuple[Correction, ...]) -> None:
    identities = {one.identity for one in made}
    listed = tuple(one for one in opened.corrections if one.correction.identity in identities)
    emit(correction_rows(replace(opened, corrections=listed)), "text", readout.CORRECTIONS)


def _with_pages(function: Any) -> Any:
    last = click.option("--last", metavar="PAGE", help="The page on which they end.")
    return last(click.option("--first", metavar="PAGE", help="The page on which its papers begin.")(function))


@_command("meeting")
@click.option("--council")
@click.option("--committee")
@click.option("--kind", type=click.Choice(get_args(MeetingKind)))
@click.option("--date", metavar="DAY", help="2025-03-13, or '13 March 2025'.")
@click.option("--date-last", metavar="DAY", help="The last day of a meeting of several days.")
@click.option("--time")
@click.option("--place")
@click.option("--status", type=click.Choice(get_args(MeetingStatus)))
@click.option("--quorum", metavar="NUMBER")
@click.option("--minutes", metavar="PAGE", help="Where the minutes of the last meeting begin; '' for none.")
def meeting(opened: OpenPack, **typed: Value) -> Wanted:
    """Put right whose meeting it is, when and where."""
    return fields_wanted(opened.pack, "meeting", "", typed)


@_command("item")
@click.argument("item", metavar="NUMBER", shell_complete=complete_item)
@click.option("--number", metavar="NUMBER")
@click.option("--title")
@_with_pages
@click.option("--parent", metavar="NUMBER", help="The item above it; '' for none.")
@click.option("--exempt/--open", default=None, help="Closed to the press and public, or not.")
def item(opened: OpenPack, *, item: str, **typed: Value) -> Wanted:
    """Put right an agenda item."""
    return fields_wanted(opened.pack, "item", the_item(opened.pack, item).key, typed)


@_command("add-item")
@click.argument("number")
@click.argument("title")
@_with_pages
@click.option("--parent", metavar="NUMBER", help="The item above it.")
@click.option(
    "--after", metavar="NUMBER", help="The item it comes after; without it, by its first page, or last."
)
def add_item(opened: OpenPack, **typed: Value) -> Wanted:
    """Add an item that was not read. NUMBER may be ''."""
    return item_wanted(opened.pack, typed)


@_command("drop-item")
@click.argument("number")
def drop_item(opened: OpenPack, number: str) -> Wanted:
    """Take out an item that is none. Its notes stay."""
    return {("item", the_item(opened.pack, number).key, "dropped"): True}


@_command("join-items")
@click.argument("number")
@click.argument("other")
def join_items(opened: OpenPack, number: str, other: str) -> Wanted:
    """Make one item of NUMBER and OTHER, which comes after it: its pages become NUMBER's."""
    one, second = the_item(opened.pack, number), the_item(opened.pack, other)
    require(one.key != second.key, f"{one.heading} is one item already", "Name another item")
    return joined_items(one, second)


_ADD = "packview fix PACK add-item NUMBER TITLE adds an item"


@_command("outline")
def outline(opened: OpenPack) -> Wanted:
    """Make the agenda of the file's bookmarks. Items that were read stay."""
    found = outline_items(opened)
    require(bool(found), "This file has no bookmarks that name pages", _ADD)
    return outline_wanted(opened, found)


@_command("headings")
@_with_pages
def headings(opened: OpenPack, *, first: str | None, last: str | None) -> Wanted:
    """Make items of the numbered headings on some pages; without pages, on all."""
    begin = the_page(opened.pack, first) if first else 1
    found = heading_items(opened, begin, the_page(opened.pack, last) if last else len(opened.pages))
    require(bool(found), "There are no numbered headings on these pages", _ADD)
    return outline_wanted(opened, found)


@_command("paper")
@click.argument("number")
@click.argument("paper", metavar="TITLE")
@click.option("--title", metavar="TITLE")
@_with_pages
def paper(opened: OpenPack, *, number: str, paper: str, **typed: Value) -> Wanted:
    """Put right a paper of item NUMBER. TITLE may be shortened."""
    found = the_item((opened.printed or opened.pack), number)
    papers = [one for one in found.papers if one.title.casefold().startswith(paper.strip().casefold())]
    if len(papers) != 1:
        raise NotFoundError(
            f"{'Several papers' if papers else 'No paper'} of {found.name} begin so",
            "packview papers PACK lists them",
        )
    return fields_wanted(opened.pack, "paper", paper_key(found, papers[0]), typed)


@_command("person")
@click.argument("name")
@click.option("--present", "list", flag_value="present", help="In the minutes of the last meeting.")
@click.option("--apologies", "list", flag_value="apologies")
@click.option("--absent", "list", flag_value="absent")
@click.option("--attending", "list", flag_value="in attendance")
@click.option("--not-there", "list", flag_value="none", help="In none of these lists.")
@click.option("--member/--no-member", "listed", default=None, help="On the committee, or not.")
@click.option("--role", help="'Chair', say.")
def person(opened: OpenPack, *, name: str, **typed: Value) -> Wanted:
    """Put right who is on the committee, and who was at the last meeting. NAME as printed, with the title."""
    return person_wanted(opened.pack, name, typed)


@_command("indicator")
@click.argument("ref")
@click.option("--unit", type=click.Choice(["count", "percent", "rate", "money"]))
@click.option("--polarity", type=click.Choice(["high", "low", ""]), help="Which way is better.")
@click.option(
    "--period",
    "--target",
    "figures",
    type=(str, str),
    multiple=True,
    metavar="COLUMN FIGURE",
    help="A figure of a period, or a target: '2018-10 44', say; '' for none.",
)
def indicator(opened: OpenPack, *, ref: str, figures: Sequence[tuple[str, str]], **typed: Value) -> Wanted:
    """Put right an indicator. REF is its reference, or its name."""
    return indicator_wanted(opened.pack, ref, dict(figures), typed)


@fix.command("undo")
@click.pass_obj
def undo(given: tuple[Library, OpenPack]) -> None:
    """Take back the last thing that you put right; again and again for those before."""
    library, opened = given
    taken = library.corrections(opened.pack.pack_id).undo()
    if not taken:
        raise PackviewError("There is nothing of yours to undo", "packview fix PACK lists what was put right")
    click.echo("Undone:")
    _tell(opened, taken)
