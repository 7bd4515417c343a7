"""Commands that print what the member put together: bookmarks, all questions in order, the meeting's log."""

import click

from packview.cli.output import emit, write_lines
from packview.cli.shared import pack_command, the_library, the_notebook
from packview.export import readout
from packview.model.notes import Grouping
from packview.model.open_pack import OpenPack
from packview.model.titles import as_shown
from packview.services.meeting.opening import logged, plan_for
from packview.services.settings_files import known_themes

_GROUPS = {
    "left off": "Where you left off",
    "bookmark": "Your bookmarks",
    "outline": "The file's own outline",
}


@pack_command()
@click.option("--outline", is_flag=True, help="The file's own outline, too.")
def bookmarks(opened: OpenPack, style: str, outline: bool) -> None:
    pack = as_shown(opened.pack) if style == "text" else opened.pack
    state = the_library().reading(pack.pack_id)
    places: list[tuple[str, int, str, int]] = []
    if state.pages_read or state.position.pdf_page > 1:
        item = pack.item(state.item) if state.item else None
        where = item.heading if item else "Front sheet and notices"
        places.append(("left off", state.position.pdf_page, where, 0))
    places += [("bookmark", mark.pdf_page, mark.text, 0) for mark in state.bookmarks]
    if outline:
        entries = [("outline", one.page, one.title, one.level) for one in pack.bookmarks if one.page]
        places += [entry for entry in entries if entry[2]]
    rows = [
        {
            "kind": kind,
            "group": _GROUPS[kind],
            "text": text,
            "page": pack.pages[page - 1].label if 1 <= page <= len(pack.pages) else None,
            "pdf_page": page,
            "item": item.number if (item := pack.item_of_page(page)) else "",
            "level": level,
        }
        for kind, page, text, level in places
    ]
    emit(rows, style, readout.BOOKMARKS)


@pack_command()
@click.option(
    "--by",
    "grouping",
    type=click.Choice(["item", "person", "theme"]),
    default="item",
    show_default=True,
    help="How to group them.",
)
def questions(opened: OpenPack, style: str, grouping: Grouping) -> None:
    rows = readout.question_rows(opened.pack, the_notebook(opened).notes(), known_themes(), grouping)
    emit(rows, style, readout.QUESTIONS)


@pack_command()
def meeting(opened: OpenPack, style: str) -> None:
    """Print the state of the meeting from your log as its chair: the current item, time against plan, who is there.

    Draft minutes are written by: packview export PACK --only log
    """
    pack, library = opened.pack, the_library()
    state = logged(library, pack)
    rows = readout.course_rows(plan_for(library, pack), state, library.notebook(pack.pack_id).notes())
    if style == "text":
        write_lines([*readout.standing(state), ""])
    emit(rows, style, readout.COURSE)
