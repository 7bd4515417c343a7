"""Commands that print what a pack holds beside its agenda."""

from dataclasses import replace

import click

from packview.cli.output import emit, text_width, write, write_lines
from packview.cli.shared import format_option, open_pack, pack_command, the_library
from packview.export import readout
from packview.export import rows as parts
from packview.export import tables as grids
from packview.parse.meeting.attendance import attendance as attended
from packview.services.analysis.themes import themes_of
from packview.services.meeting.carried_over import carried_over


@pack_command()
@format_option
def recommendations(pack: str, password: str | None, style: str) -> None:
    """Print the earlier recommendations and what became of them."""
    emit(
        parts.recommendation_rows(open_pack(pack, password).pack.recommendations),
        style,
        readout.RECOMMENDATIONS,
    )


@pack_command()
@format_option
def glossary(pack: str, password: str | None, style: str) -> None:
    """Print the acronyms and terms the pack explains."""
    emit(parts.glossary_rows(open_pack(pack, password).pack.glossary), style, readout.GLOSSARY)


@pack_command()
@format_option
def attendance(pack: str, password: str | None, style: str) -> None:
    """Print who came to the previous meeting."""
    found = open_pack(pack, password).pack
    emit(parts.attendance_rows(attended(found.minutes, found.meeting)), style, readout.ATTENDANCE)


@pack_command()
@format_option
@click.option(
    "--all", "every", is_flag=True, help="Every table as it is set out on its page; of PDF files only."
)
def tables(pack: str, password: str | None, style: str, *, every: bool) -> None:
    """Print the tables that are not of indicators, or with --all every table."""
    opened = open_pack(pack, password)
    if every and not any(opened.layouts):
        click.echo("packview: how these pages are set out is not known, so no tables can be shown", err=True)
    found = replace(opened.pack, tables=parts.laid_tables(opened)) if every else opened.pack
    if style == "text":
        lines = readout.tables_text(found, found.tables)
        write_lines(["No tables were found."] if every and not found.tables else lines)
        doubtful = grids.doubtful_text(found.tables, opened.pages)
        if doubtful:
            write(doubtful)
    elif style == "table":
        write(grids.tables_text(found, opened.pages, width=text_width()))
    elif style == "csv":
        emit(grids.table_cells(found), style, readout.HITS)
    else:
        rows = parts.laid_table_rows(opened) if every else parts.table_rows(found, found.tables)
        emit(rows, style, readout.HITS)


@pack_command()
@format_option
def themes(pack: str, password: str | None, style: str) -> None:
    """Print what in the pack speaks of each of the board's priorities, and the words that say so."""
    opened = open_pack(pack, password)
    known, links, problems = themes_of(opened)
    for problem in problems:
        click.echo(f"packview: {problem}", err=True)
    rows = parts.theme_rows if style == "json" else parts.theme_passage_rows
    emit(rows(opened.pack, known, links), style, readout.THEMES)


@pack_command()
@format_option
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
def carried(pack: str, password: str | None, style: str, include_exempt: bool) -> None:
    """Print the actions and resolutions of your log of the committee's last meeting, beside this pack's tracker."""
    rows = carried_over(the_library(), open_pack(pack, password).pack)
    emit(
        parts.carried_rows([row for row in rows if include_exempt or not row.exempt]),
        style,
        readout.CARRIED,
    )
