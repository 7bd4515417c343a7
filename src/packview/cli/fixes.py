"""Commands that put right what was misread in a pack."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

import click

from packview.cli.output import emit
from packview.cli.shared import PACK_HELP, format_option, open_pack, the_item, the_library, the_page, warn
from packview.errors import NotFoundError, PackviewError, require
from packview.export import readout
from packview.export.rows import correction_rows
from packview.model.corrections import Correction, Subject, Value, indicator_key, paper_key
from packview.model.open_pack import OpenPack
from packview.services.editions.corrections import (
    added_item,
    heading_items,
    joined_items,
    outline_items,
    outline_wanted,
)
from packview.services.library.library import Library
from packview.text import clean, one_line

_Wanted = dict[tuple[Subject, str, str], Value]


class _WithPack(click.Group):
    """Takes its options behind PACK too where no command follows, as the other commands do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_interspersed_args = not any(one in self.commands for one in args[1:])
        return super().parse_args(ctx, args)


@click.group(cls=_WithPack, invoke_without_command=True, epilog=PACK_HELP)
@click.argument("pack", metavar="PACK")
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


def _command(name: str) -> Callable[[Callable[..., _Wanted]], click.Command]:
    """A command of a function that says, of the pack and its options, what is to be put right."""

    def decorate(function: Callable[..., _Wanted]) -> click.Command:
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


def _named(subject: Subject, key: str, values: Mapping[str, Value]) -> _Wanted:
    return {(subject, key, name): value for name, value in values.items()}


def _given(subject: Subject, key: str, **options: Value) -> _Wanted:
    """The options that were given; '' for one that holds no text means nothing."""
    found = {name: value for name, value in options.items() if value is not None}
    tidy = {name: one_line(clean(one)) if isinstance(one, str) else one for name, one in found.items()}
    return _named(subject, key, tidy)


def _pages(opened: OpenPack, **labels: str | None) -> dict[str, Value]:
    """PDF pages by the options' labels; those not given are left out, '' is none."""
    given = {name: label for name, label in labels.items() if label is not None}
    return {name: the_page(opened.pack, label) if label else None for name, label in given.items()}


@_command("meeting")
@click.option("--council")
@click.option("--committee")
@click.option("--kind", type=click.Choice(["", "ordinary", "special", "extraordinary", "annual"]))
@click.option("--date", metavar="YYYY-MM-DD")
@click.option("--date-last", metavar="YYYY-MM-DD", help="The last day of a meeting of several days.")
@click.option("--time")
@click.option("--place")
@click.option("--status", type=click.Choice(["", "cancelled", "moved"]))
@click.option("--quorum", type=click.IntRange(1, 999))
@click.option("--minutes", metavar="PAGE", help="Where the minutes of the last meeting begin; '' for none.")
def meeting(opened: OpenPack, *, minutes: str | None, **options: Any) -> _Wanted:
    """Put right whose meeting it is, when and where."""
    wanted = _given("meeting", "", **options)
    for name, page in _pages(opened, minutes=minutes).items():
        wanted["meeting", "", name] = page
    return {
        name: None if name[2] in {"date", "date_last"} and not value else value
        for name, value in wanted.items()
    }


def _with_pages(function: Any) -> Any:
    last = click.option("--last", metavar="PAGE", help="The page on which they end.")
    return last(click.option("--first", metavar="PAGE", help="The page on which its papers begin.")(function))


@_command("item")
@click.argument("number")
@click.option("--number", "renamed", metavar="NUMBER")
@click.option("--title")
@_with_pages
@click.option("--parent", metavar="NUMBER", help="The item above it; '' for none.")
@click.option("--exempt/--open", default=None, help="Closed to the press and public, or not.")
def item(
    opened: OpenPack,
    number: str,
    *,
    renamed: str | None,
    parent: str | None,
    first: str | None,
    last: str | None,
    **options: Any,
) -> _Wanted:
    """Put right an agenda item."""
    found = the_item(opened.pack, number)
    above = the_item(opened.pack, parent).key if parent else parent
    pages = _pages(opened, first=first, last=last)
    given = _given("item", found.key, number=renamed, parent=above, **options)
    return given | _named("item", found.key, pages)


@_command("add-item")
@click.argument("number")
@click.argument("title")
@_with_pages
@click.option("--parent", metavar="NUMBER", help="The item above it.")
@click.option(
    "--after", metavar="NUMBER", help="The item it comes after; without it, by its first page, or last."
)
def add_item(
    opened: OpenPack,
    number: str,
    title: str,
    *,
    parent: str | None,
    after: str | None,
    first: str | None,
    last: str | None,
) -> _Wanted:
    """Add an item that was not read. NUMBER may be ''."""
    pages = _pages(opened, first=first, last=last)
    above = the_item(opened.pack, parent).key if parent else ""
    before = the_item(opened.pack, after).key if after else None
    return added_item(
        opened.pack,
        number,
        title,
        first=pages.get("first"),
        last=pages.get("last"),
        parent=above,
        after=before,
    )


@_command("drop-item")
@click.argument("number")
def drop_item(opened: OpenPack, number: str) -> _Wanted:
    """Take out an item that is none. Its notes stay."""
    return {("item", the_item(opened.pack, number).key, "dropped"): True}


@_command("join-items")
@click.argument("number")
@click.argument("other")
def join_items(opened: OpenPack, number: str, other: str) -> _Wanted:
    """Make one item of NUMBER and OTHER, which comes after it: its pages become NUMBER's."""
    one, second = the_item(opened.pack, number), the_item(opened.pack, other)
    require(one.key != second.key, f"{one.heading} is one item already", "Name another item")
    return joined_items(one, second)


@_command("outline")
def outline(opened: OpenPack) -> _Wanted:
    """Make the agenda of the file's bookmarks. Items that were read stay."""
    found = outline_items(opened)
    require(
        bool(found), "This file has no bookmarks that name pages", "packview fix PACK add-item adds an item"
    )
    return outline_wanted(opened, found)


@_command("headings")
@_with_pages
def headings(opened: OpenPack, *, first: str | None, last: str | None) -> _Wanted:
    """Make items of the numbered headings on some pages; without pages, on all."""
    pages = _pages(opened, first=first, last=last)
    found = heading_items(opened, int(pages.get("first") or 1), int(pages.get("last") or len(opened.pages)))
    require(
        bool(found),
        "There are no numbered headings on these pages",
        "packview fix PACK add-item adds an item",
    )
    return outline_wanted(opened, found)


@_command("paper")
@click.argument("number")
@click.argument("title")
@click.option("--title", "renamed", metavar="TITLE")
@_with_pages
def paper(
    opened: OpenPack, number: str, title: str, *, renamed: str | None, first: str | None, last: str | None
) -> _Wanted:
    """Put right a paper of item NUMBER. TITLE may be shortened."""
    found = the_item((opened.printed or opened.pack), number)
    papers = [one for one in found.papers if one.title.casefold().startswith(title.strip().casefold())]
    if len(papers) != 1:
        raise NotFoundError(
            f"{'Several papers' if papers else 'No paper'} of {found.name} begin so",
            "packview papers PACK lists them",
        )
    key = paper_key(found, papers[0])
    pages = _named("paper", key, _pages(opened, first=first, last=last))
    return _given("paper", key, title=renamed) | pages


@_command("person")
@click.argument("name")
@click.option("--present", "listed", flag_value="present", help="In the minutes of the last meeting.")
@click.option("--apologies", "listed", flag_value="apologies")
@click.option("--absent", "listed", flag_value="absent")
@click.option("--attending", "listed", flag_value="in_attendance")
@click.option("--not-there", "listed", flag_value="", help="In none of these lists.")
@click.option("--member/--no-member", default=None, help="On the committee, by the front sheet, or not.")
@click.option("--role", help="'Chair', say.")
def person(
    opened: OpenPack, name: str, *, listed: str | None, member: bool | None, role: str | None
) -> _Wanted:
    """Put right who is on the committee, and who was at the last meeting. NAME as printed, with the title."""
    name = one_line(clean(name))
    require(bool(name), "There is no name", "Write the name as it is printed")
    wanted = _given("member", name, listed=member, role=role)
    if listed is not None:
        minuted = opened.pack.minutes is not None
        require(
            minuted, "This pack has no minutes of an earlier meeting", "--member says who is on the committee"
        )
        wanted["attendee", name, "list"] = listed or None
    return wanted


@_command("indicator")
@click.argument("ref")
@click.option("--unit", type=click.Choice(["count", "percent", "rate", "money"]))
@click.option("--polarity", type=click.Choice(["high", "low", ""]), help="Which way is better.")
@click.option(
    "--period",
    "periods",
    type=(str, float),
    multiple=True,
    metavar="PERIOD FIGURE",
    help="A figure, '2018-10 44', say.",
)
@click.option("--target", "targets", type=(str, float), multiple=True, metavar="COLUMN FIGURE")
def indicator(
    opened: OpenPack,
    ref: str,
    *,
    periods: tuple[tuple[str, float], ...],
    targets: tuple[tuple[str, float], ...],
    **options: Any,
) -> _Wanted:
    """Put right an indicator. REF is its reference, or its name."""
    wanted = ref.strip().casefold()
    found = [one for one in opened.pack.indicators if wanted in {one.ref.casefold(), one.name.casefold()}]
    if len(found) != 1:
        raise NotFoundError(
            f"{'Several indicators are' if found else 'No indicator is'} called {ref!r}",
            "packview indicators PACK lists them",
        )
    key = indicator_key(found[0])
    for column, known in (
        *((name, found[0].values) for name, _ in periods),
        *((name, found[0].targets) for name, _ in targets),
    ):
        require(column in known, f"{ref} has no column {column!r}", f"It has {', '.join(known) or 'none'}")
    figures = {f"period {name}": value for name, value in periods}
    figures |= {f"target {name}": value for name, value in targets}
    return _given("indicator", key, **options) | _named("indicator", key, figures)


@fix.command("undo")
@click.pass_obj
def undo(given: tuple[Library, OpenPack]) -> None:
    """Take back the last thing that you put right; again and again for those before."""
    library, opened = given
    taken = library.corrections(opened.pack.pack_id).undo()
    if not taken:
        raise PackviewError(
            "There is nothing of yours to take back", "packview fix PACK lists what was put right"
        )
    click.echo("Taken back:")
    _tell(opened, taken)
