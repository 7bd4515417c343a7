"""Commands that print what the member put together: bookmarks, all questions in order, the meeting's log."""

from typing import Any

import click

from packview.cli.output import emit
from packview.cli.shared import format_option, open_pack, pack_command, the_library, the_notebook
from packview.export import readout
from packview.model import Pack
from packview.services.analysis.themes import known_themes
from packview.services.meeting.opening import logged, plan_keeper
from packview.services.meeting.plan import plan_of

_GROUPS = {
    "left off": "Where you left off",
    "bookmark": "Your bookmarks",
    "outline": "The file's own outline",
}


@pack_command()
@format_option
@click.option("--outline", is_flag=True, help="The file's own outline, too.")
def bookmarks(pack: str, password: str | None, style: str, outline: bool) -> None:
    """Print where you left off and the bookmarks you put in the open pack."""
    found = open_pack(pack, password).pack
    state = the_library().reading(found.pack_id)
    rows = []
    if state.pages_read or state.position.pdf_page > 1:
        item = found.item(state.item) if state.item else None
        where = item.heading if item else "Front sheet and notices"
        rows.append(_place(found, "left off", state.position.pdf_page, where))
    rows += [_place(found, "bookmark", mark.pdf_page, mark.text) for mark in state.bookmarks]
    if outline:
        rows += [
            _place(found, "outline", entry.page, entry.title, entry.level)
            for entry in found.bookmarks
            if entry.page is not None and entry.title
        ]
    emit(rows, style, readout.BOOKMARKS)


def _place(pack: Pack, kind: str, pdf_page: int, text: str, level: int = 0) -> dict[str, Any]:
    label = pack.pages[pdf_page - 1].label if 1 <= pdf_page <= len(pack.pages) else None
    return {
        "kind": kind,
        "group": _GROUPS[kind],
        "text": text,
        "page": label,
        "pdf_page": pdf_page,
        "item": item.number if (item := pack.item_of_page(pdf_page)) else "",
        "level": level,
    }


@pack_command()
@format_option
@click.option(
    "--by",
    "grouping",
    type=click.Choice(["item", "person", "theme"]),
    default="item",
    show_default=True,
    help="In which groups.",
)
def questions(pack: str, password: str | None, style: str, grouping: Any) -> None:
    """Print all your questions in the order they are asked, with their status and what each rests on."""
    opened = open_pack(pack, password)
    rows = readout.question_rows(opened.pack, the_notebook(opened).notes(), known_themes(), grouping)
    emit(rows, style, readout.QUESTIONS)


@pack_command()
@format_option
def meeting(pack: str, password: str | None, style: str) -> None:
    """Print how the meeting stands by your log as its chair: the item in hand, time against plan, who is there.

    Draft minutes are written by: packview export PACK --only log
    """
    found, library = open_pack(pack, password).pack, the_library()
    the_plan = plan_of(found, plan_keeper(library, found).load())
    state = logged(library, found)
    notes = library.notebook(found.pack_id).notes()
    rows = readout.course_rows(the_plan, state, notes)
    if style == "text":
        click.echo("\n".join(readout.standing(state)) + "\n")
    emit(rows, style, readout.COURSE)
