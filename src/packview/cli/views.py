"""Commands that print what a pack holds."""

from dataclasses import replace

import click

from packview.cli.output import emit, text_width, write, write_lines
from packview.cli.shared import pack_command, rows_command, the_library, the_page, warn
from packview.export import readout, tables
from packview.export import rows as parts
from packview.model import Theme, ThemeLinks
from packview.model.open_pack import OpenPack
from packview.parse.meeting.attendance import attendance as attended
from packview.services.analysis.themes import themes_of
from packview.services.meeting.carried_over import carried_over

front = rows_command(
    "front",
    readout.FRONT,
    lambda opened: parts.front_rows(opened.pack),
    whole=lambda opened: parts.front_value(opened.pack),
)
agenda = rows_command("agenda", readout.AGENDA, lambda opened: parts.agenda_rows(opened.pack))
papers = rows_command("papers", readout.PAPERS, lambda opened: parts.paper_rows(opened.pack))
recommendations = rows_command(
    "recommendations",
    readout.RECOMMENDATIONS,
    lambda opened: parts.recommendation_rows(opened.pack.recommendations),
)
glossary = rows_command(
    "glossary", readout.GLOSSARY, lambda opened: parts.glossary_rows(opened.pack.glossary)
)
attendance = rows_command(
    "attendance",
    readout.ATTENDANCE,
    lambda opened: parts.attendance_rows(attended(opened.pack.minutes, opened.pack.meeting)),
)
themes = rows_command(
    "themes",
    readout.THEMES,
    lambda opened: parts.theme_passage_rows(opened.pack, *_themes(opened)),
    whole=lambda opened: parts.theme_rows(opened.pack, *_themes(opened)),
)


def _themes(opened: OpenPack) -> tuple[tuple[Theme, ...], tuple[ThemeLinks, ...]]:
    known, links, problems = themes_of(opened)
    for problem in problems:
        warn(problem)
    return known, links


@pack_command()
def minutes(opened: OpenPack, style: str) -> None:
    if style == "json":
        write(tables.to_json(parts.minutes_value(opened.pack)))
    elif style == "text":
        write_lines(tables.minutes_text(opened.pack).splitlines())
    else:
        emit(parts.minutes_rows(opened.pack), style, readout.MINUTES)


@pack_command(printed=False)
@click.argument("label")
@click.option(
    "--set-out",
    is_flag=True,
    help="As it is set out, to be heard: paragraphs whole, tables row by row with the name of each column.",
)
def page(opened: OpenPack, label: str, set_out: bool) -> None:
    number = the_page(opened.pack, label)
    lines = opened.pages[number - 1]
    if set_out:
        layout = opened.layouts[number - 1] if number <= len(opened.layouts) else ()
        write_lines(readout.page_text(lines, layout))
    else:
        write("\n".join(lines) + "\n")
    links = opened.pack.pages[number - 1].links
    if links:
        write_lines(["", "Links of this page:", *(link.words for link in links)])


@pack_command("tables")
@click.option(
    "--all", "every", is_flag=True, help="Every table as it is set out on its page; of PDF files only."
)
def tables_(opened: OpenPack, style: str, every: bool) -> None:
    if every and not any(opened.layouts):
        warn("how these pages are set out is not known, so no tables can be shown")
    found = replace(opened.pack, tables=parts.laid_tables(opened)) if every else opened.pack
    if style == "text":
        lines = readout.tables_text(found, found.tables)
        write_lines(["No tables were found."] if every and not found.tables else lines)
        doubtful = tables.doubtful_text(found.tables, opened.pages)
        if doubtful:
            write(doubtful)
    elif style == "table":
        write(tables.tables_text(found, opened.pages, width=text_width()))
    elif style == "csv":
        emit(tables.table_cells(found), style, readout.HITS)
    else:
        rows = parts.laid_table_rows(opened) if every else parts.table_rows(found, found.tables)
        emit(rows, style, readout.HITS)


@pack_command()
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
def carried(opened: OpenPack, style: str, include_exempt: bool) -> None:
    found = carried_over(the_library(), opened.pack)
    rows = parts.carried_rows([one for one in found if include_exempt or not one.exempt])
    emit(rows, style, readout.CARRIED)
