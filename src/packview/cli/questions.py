"""Commands for the evening before: what is left to read, bookmarks, all questions in the order they are asked."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar

import click

from packview.cli.shared import (
    PACK_HELP,
    emit,
    findings_of,
    format_option,
    open_pack,
    pack_argument,
    the_library,
)
from packview.errors import PackviewError
from packview.wording.words import counted

_Made = TypeVar("_Made")
_GROUPS = {
    "left off": "Where you left off",
    "bookmark": "Your bookmarks",
    "outline": "The file's own outline",
}


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def plan(pack: str, password: str | None, style: str) -> None:
    """Print what is left to read of each item and how long that takes; items with signals and findings come first."""
    from packview.export import readout  # noqa: PLC0415
    from packview.model.reading_plan import USUAL_PACE, duration, pace_of, pages_left, reading_plan  # noqa: PLC0415
    from packview.services.analysis.findings import trends_of  # noqa: PLC0415

    opened, library = open_pack(pack, password), the_library()
    found = opened.pack
    state = library.reading(found.pack_id)
    left = pages_left(found, state.pages_read, state.items_done)
    known = pace_of(state.seconds, state.paced)
    rows = [
        {
            "item": one.item.number,
            "title": one.item.title,
            "pages_left": len(one.pages),
            "pages": sum(info.item == one.item.key and info.state != "blank" for info in found.pages),
            "minutes": round(len(one.pages) * (known or USUAL_PACE) / 60, 1),
            "takes": duration(len(one.pages) * (known or USUAL_PACE)),
            "page": found.pages[one.pages[0] - 1].label,
            "pdf_page": one.pages[0],
            "signals": one.signals,
            "findings": one.findings,
            "questions": one.questions,
        }
        for one in reading_plan(
            found,
            left,
            findings=findings_of(opened),
            trends={trend.position: trend for trend in trends_of(found)},
            notes=library.notebook(found.pack_id, opened).notes(),
        )
    ]
    if rows and style == "text":
        pages = sum(row["pages_left"] for row in rows)
        whose = "at your pace" if known else "at the usual pace, until yours is known"
        takes = duration(pages * (known or USUAL_PACE))
        click.echo(f"{counted(pages, 'page')} left in all, about {takes} {whose}.")
    emit(rows, style, readout.PLAN if found.items else readout.NO_PLAN)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
@click.option("--outline", is_flag=True, help="The file's own outline, too.")
def bookmarks(pack: str, password: str | None, style: str, outline: bool) -> None:
    """Print where you left off and the bookmarks you put in the open pack."""
    from packview.export import readout  # noqa: PLC0415

    found = open_pack(pack, password).pack
    state = the_library().reading(found.pack_id)
    rows = []
    if state.pages_read or state.position.pdf_page > 1:
        item = found.item(state.item) if state.item else None
        where = f"Item {item.number}: {item.title}" if item else "Front sheet and notices"
        rows.append(_place(found, "left off", state.position.pdf_page, where))
    rows += [_place(found, "bookmark", mark.pdf_page, mark.text) for mark in state.bookmarks]
    if outline:
        rows += [
            _place(found, "outline", entry.page, entry.title, entry.level)
            for entry in found.bookmarks
            if entry.page is not None and entry.title
        ]
    emit(rows, style, readout.BOOKMARKS)


def _place(pack: Any, kind: str, pdf_page: int, text: str, level: int = 0) -> dict[str, Any]:
    from packview.export.readout import in_item  # noqa: PLC0415

    label = pack.pages[pdf_page - 1].label if 1 <= pdf_page <= len(pack.pages) else None
    return {
        "kind": kind,
        "group": _GROUPS[kind],
        "text": text,
        "page": label,
        "pdf_page": pdf_page,
        "item": in_item(pack, pdf_page),
        "level": level,
    }


@click.command(epilog=PACK_HELP)
@pack_argument
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
    from packview.export import readout  # noqa: PLC0415
    from packview.services.analysis.themes import known_themes  # noqa: PLC0415

    opened = open_pack(pack, password)
    notebook = the_library().notebook(opened.pack.pack_id, opened)
    rows = readout.question_rows(opened.pack, notebook.notes(), known_themes(), grouping)
    for report in notebook.reports():
        click.echo(f"packview: {report}.", err=True)
    emit(rows, style, readout.QUESTIONS)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def meeting(pack: str, password: str | None, style: str) -> None:
    """Print how the meeting stands by your log as its chair: the item in hand, time against plan, who is there.

    Draft minutes are written by: packview export PACK --only log
    """
    from packview.export import readout  # noqa: PLC0415
    from packview.services.meeting.opening import logged, plan_keeper  # noqa: PLC0415
    from packview.services.meeting.plan import plan_of  # noqa: PLC0415

    found, library = open_pack(pack, password).pack, the_library()
    the_plan = plan_of(found, plan_keeper(library, found).load())
    state = logged(library, found)
    notes = library.notebook(found.pack_id).notes()
    rows = readout.course_rows(the_plan, state, notes)
    if style == "text":
        click.echo("\n".join(readout.standing(state)) + "\n")
    emit(rows, style, readout.COURSE)


@click.command()
@click.argument("words", nargs=-1)
@format_option
def keys(words: tuple[str, ...], style: str) -> None:
    """Print the keys of the app as your settings have them; with WORDS, those that do something called so."""
    from packview.export import readout  # noqa: PLC0415
    from packview.tui.keys.in_force import with_keys  # noqa: PLC0415
    from packview.tui.keys.table import GROUPS, KEYS, key_names, key_words  # noqa: PLC0415

    changed = the_library().config.keys
    does = _with_own_keys(lambda: {key.id: with_keys(key.help) for key in KEYS})
    wanted = [word.casefold() for word in words]
    rows = []
    for group, heading in GROUPS.items():
        for key in (key for key in KEYS if key.group == group):
            pressed = changed.get(key.id, key.key)
            told = f"{heading} {key_words(pressed)} {key.label} {does[key.id]}".casefold()
            if all(word in told for word in wanted):
                rows.append(
                    {
                        "group": heading,
                        "keys": key_words(pressed),
                        "spoken": key_names(pressed),
                        "does": does[key.id],
                        "id": key.id,
                    }
                )
    if wanted and not rows:
        raise PackviewError("No key does that", "Try another word, or packview keys for all of them")
    emit(rows, style, readout.KEYS)


@click.command()
def tour() -> None:
    """Print the tour that the app shows the first time it is opened."""
    from packview.cli.shared import write_lines  # noqa: PLC0415
    from packview.tui.library.tour import steps  # noqa: PLC0415

    found = []
    for number, (title, text) in enumerate(_with_own_keys(steps), start=1):
        found += [f"{number}. {title}", *(line for line in text.splitlines() if line), ""]
    write_lines(found[:-1])


def _with_own_keys(make: Callable[[], _Made]) -> _Made:
    """What ``make`` makes of words that name keys, with the keys as the member's settings have them."""
    from packview.tui.keys.in_force import use_keys  # noqa: PLC0415

    context = copy_context()
    context.run(use_keys, the_library().config.keys)
    return context.run(make)


@click.command()
@format_option
def colours(style: str) -> None:
    """Print the colour themes there are, and which is in use."""
    from packview.export import readout  # noqa: PLC0415
    from packview.services.library.library import colours as known_colours  # noqa: PLC0415
    from packview.services.library.library import preferences  # noqa: PLC0415

    library = the_library()
    themes, problems = known_colours()
    for problem in problems:
        click.echo(f"packview: {problem}", err=True)
    wanted = library.config.colours or preferences(library.home).colours
    known = [theme.key for theme in themes]
    used = wanted if wanted in known else known[0] if known else ""
    rows = [
        {"key": theme.key, "title": theme.title, "dark": theme.dark, "used": theme.key == used}
        for theme in themes
    ]
    emit(rows, style, readout.COLOURS)


COMMANDS = (plan, bookmarks, questions, meeting, keys, tour, colours)
