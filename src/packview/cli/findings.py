"""Commands that print what was worked out from a pack: findings, trends of indicators, what to read first."""

from typing import Any

import click

from packview.cli.output import emit, write, write_lines
from packview.cli.shared import format_option, open_pack, pack_command, the_indicator_place, the_library
from packview.export import readout
from packview.export import rows as parts
from packview.export import tables as grids
from packview.export.rows import Row
from packview.model import Finding, Pack, Trend
from packview.model.notes import findings_taken
from packview.model.open_pack import OpenPack
from packview.model.reading_plan import USUAL_PACE, duration, pace_of, pages_left, reading_plan
from packview.model.words import FIRST, first_of
from packview.services.analysis.findings import detect, earlier_packs, polarities, related_measures, trends_of
from packview.wording.words import counted


@pack_command()
@format_option
@click.option("--first", is_flag=True, help="Only what deserves your first five minutes.")
def findings(pack: str, password: str | None, style: str, first: bool) -> None:
    """Print what does not add up, was dropped or stands out, with a question to ask; what matters most comes first."""
    opened = open_pack(pack, password)
    problem = polarities()[1]
    if problem is not None:
        click.echo(f"packview: {problem}", err=True)
    found = _findings_of(opened)
    if first:
        found = first_of(found)
    taken = findings_taken(the_library().notebook(opened.pack.pack_id, opened).notes())
    if style == "text":
        rows = readout.finding_rows_in_order(opened.pack, found, 0 if first else FIRST, taken)
    else:
        rows = (parts.finding_cells if style == "table" else parts.finding_rows)(opened.pack, found, taken)
    emit(rows, style, readout.FINDINGS)


def _findings_of(opened: OpenPack) -> tuple[Finding, ...]:
    """The findings of a pack, ranked; what could not be checked is named on standard error."""
    detection = detect(opened, earlier_packs(the_library().home, opened.pack))
    for check in detection.checks:
        if check.error:
            click.echo(f"packview: {check.problem}", err=True)
    return detection.findings


@pack_command()
@click.argument("ref", required=False)
@format_option
def indicators(pack: str, password: str | None, ref: str | None, style: str) -> None:
    """Print the performance indicators with every figure.

    With REF, that one in detail: a line for each month, what its series says, its relatives and your questions on it.
    """
    opened = open_pack(pack, password)
    found = opened.pack
    place = None if ref is None else the_indicator_place(found, ref)
    if style in {"table", "text"}:
        if style == "table":
            emit(_chosen(parts.indicator_cells(found), place), style, readout.HITS)
        else:
            write_lines(
                readout.indicators_text(found, _trends(found)) if place is None else _one(opened, place)
            )
        chosen = found.indicators if place is None else found.indicators[place : place + 1]
        doubtful = grids.doubtful_text(chosen, opened.pages)
        if doubtful:
            write(doubtful)
        return
    rows = parts.indicator_rows if style == "json" else parts.indicator_cells
    emit(_chosen(rows(found), place), style, readout.HITS)


def _one(opened: OpenPack, place: int) -> list[str]:
    pack = opened.pack
    return readout.indicator_text(
        pack,
        place,
        _trends(pack).get(place),
        related_measures(pack).get(place, ()),
        the_library().notebook(pack.pack_id, opened).notes(),
    )


def _trends(pack: Pack) -> dict[int, Trend]:
    return {one.position: one for one in trends_of(pack)}


def _chosen(rows: list[Row], place: int | None) -> list[Row]:
    return rows if place is None else rows[place : place + 1]


@pack_command()
@format_option
def plan(pack: str, password: str | None, style: str) -> None:
    """Print what is left to read of each item and how long that takes; items with signals and findings come first."""
    opened, library = open_pack(pack, password), the_library()
    found = opened.pack
    state = library.reading(found.pack_id)
    left = pages_left(found, state.pages_read, state.items_done)
    known = pace_of(state.seconds, state.paced)
    rows: list[dict[str, Any]] = [
        {
            "item": one.item.number,
            "title": one.item.title,
            "pages_left": len(one.pages),
            "pages": sum(info.item == one.item.key and info.state != "blank" for info in found.pages),
            "minutes": round(len(one.pages) * (known or USUAL_PACE) / 60, 1),
            "takes": duration(len(one.pages) * (known or USUAL_PACE)),
            "page": found.pages[one.pages[0] - 1].label,
            "pdf_page": one.pages[0],
            **parts.fields_of(one, "signals findings questions"),
        }
        for one in reading_plan(
            found,
            left,
            findings=_findings_of(opened),
            trends=_trends(found),
            notes=library.notebook(found.pack_id, opened).notes(),
        )
    ]
    if rows and style == "text":
        pages = sum(row["pages_left"] for row in rows)
        whose = "at your pace" if known else "at the usual pace, until yours is known"
        takes = duration(pages * (known or USUAL_PACE))
        click.echo(f"{counted(pages, 'page')} left in all, about {takes} {whose}.")
    emit(rows, style, readout.PLAN if found.items else readout.NO_PLAN)
