"""Commands that print what a pack holds beside its agenda."""

from typing import Any

import click

from packview.cli.notes import the_indicator_place
from packview.cli.shared import (
    PACK_HELP,
    emit,
    findings_of,
    format_option,
    open_pack,
    pack_argument,
    text_width,
    the_library,
    write,
    write_lines,
)
from packview.export.rows import Row
from packview.model import Pack, Trend


@click.command(epilog=PACK_HELP)
@pack_argument
@click.argument("ref", required=False)
@format_option
def indicators(pack: str, password: str | None, ref: str | None, style: str) -> None:
    """Print the performance indicators with every figure.

    With REF, that one in detail: a line for each month, what its series says, its relatives and your questions on it.
    """
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.export import tables as grids  # noqa: PLC0415

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


def _one(opened: Any, place: int) -> list[str]:
    from packview.export import readout  # noqa: PLC0415
    from packview.services.analysis.findings import related_measures  # noqa: PLC0415

    pack = opened.pack
    return readout.indicator_text(
        pack,
        place,
        _trends(pack).get(place),
        related_measures(pack).get(place, ()),
        the_library().notebook(pack.pack_id, opened).notes(),
    )


def _trends(pack: Pack) -> dict[int, Trend]:
    from packview.services.analysis.findings import trends_of  # noqa: PLC0415

    return {one.position: one for one in trends_of(pack)}


def _chosen(rows: list[Row], place: int | None) -> list[Row]:
    return rows if place is None else rows[place : place + 1]


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def recommendations(pack: str, password: str | None, style: str) -> None:
    """Print the earlier recommendations and what became of them."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415

    emit(
        parts.recommendation_rows(open_pack(pack, password).pack.recommendations),
        style,
        readout.RECOMMENDATIONS,
    )


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def glossary(pack: str, password: str | None, style: str) -> None:
    """Print the acronyms and terms the pack explains."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415

    emit(parts.glossary_rows(open_pack(pack, password).pack.glossary), style, readout.GLOSSARY)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def attendance(pack: str, password: str | None, style: str) -> None:
    """Print who came to the previous meeting."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.parse.meeting.attendance import attendance as attended  # noqa: PLC0415

    found = open_pack(pack, password).pack
    emit(parts.attendance_rows(attended(found.minutes, found.meeting)), style, readout.ATTENDANCE)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def tables(pack: str, password: str | None, style: str) -> None:
    """Print the tables that are not of indicators."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.export import tables as grids  # noqa: PLC0415

    opened = open_pack(pack, password)
    if style == "text":
        write_lines(readout.tables_text(opened.pack, opened.pack.tables))
        doubtful = grids.doubtful_tables_text(opened.pack.tables, opened.pages)
        if doubtful:
            write(doubtful)
    elif style == "table":
        write(grids.tables_text(opened.pack, opened.pages, width=text_width()))
    elif style == "csv":
        emit(grids.table_cells(opened.pack), style, readout.HITS)
    else:
        emit(parts.table_rows(opened.pack, opened.pack.tables), style, readout.HITS)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def themes(pack: str, password: str | None, style: str) -> None:
    """Print what in the pack speaks of each of the board's priorities, and the words that say so."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.services.analysis.themes import themes_of  # noqa: PLC0415

    opened = open_pack(pack, password)
    known, links, problems = themes_of(opened)
    for problem in problems:
        click.echo(f"packview: {problem}", err=True)
    rows = parts.theme_rows if style == "json" else parts.theme_passage_rows
    emit(rows(opened.pack, known, links), style, readout.THEMES)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
@click.option("--first", is_flag=True, help="Only what deserves your first five minutes.")
def findings(pack: str, password: str | None, style: str, first: bool) -> None:
    """Print what does not add up, was dropped or stands out, with a question to ask; what matters most comes first."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.model.words import FIRST, first_of  # noqa: PLC0415
    from packview.services.analysis.findings import polarities  # noqa: PLC0415

    opened = open_pack(pack, password)
    problem = polarities()[1]
    if problem is not None:
        click.echo(f"packview: {problem}", err=True)
    found = findings_of(opened)
    if first:
        found = first_of(found)
    if style == "text":
        rows = readout.finding_rows_in_order(opened.pack, found, 0 if first else FIRST)
    else:
        rows = (parts.finding_cells if style == "table" else parts.finding_rows)(opened.pack, found)
    emit(rows, style, readout.FINDINGS)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
def carried(pack: str, password: str | None, style: str, include_exempt: bool) -> None:
    """Print the actions and resolutions of your log of the committee's last meeting, beside this pack's tracker."""
    from packview.export import readout  # noqa: PLC0415
    from packview.export import rows as parts  # noqa: PLC0415
    from packview.services.meeting.carried_over import carried_over  # noqa: PLC0415

    rows = carried_over(the_library(), open_pack(pack, password).pack)
    emit(
        parts.carried_rows([row for row in rows if include_exempt or not row.exempt]),
        style,
        readout.CARRIED,
    )


COMMANDS = (carried, indicators, recommendations, glossary, attendance, tables, themes, findings)
