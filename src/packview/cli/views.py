"""Commands that print what a pack holds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from packview.cli.output import emit, text_width, write, write_lines
from packview.cli.shared import pack_command, the_library, warn
from packview.export import readout, tables
from packview.export import rows as parts
from packview.export.rows import Row
from packview.model import Pack
from packview.model.open_pack import OpenPack
from packview.model.references import the_page
from packview.model.titles import as_shown
from packview.parse.meeting.attendance import attendance as attended
from packview.services.analysis.coverage import WHY
from packview.services.meeting.opening import carried_over
from packview.services.settings_files import themes_of


def _rows_command(
    name: str,
    form: readout.Form,
    rows: Callable[[Pack], list[Row]],
    whole: Callable[[Pack], Any] | None = None,
) -> click.Command:
    """A command that prints rows of a pack in four forms; in JSON what ``whole`` makes of it, where that says more."""

    def run(opened: OpenPack, style: str) -> None:
        pack = as_shown(opened.pack) if style == "text" else opened.pack
        emit((whole if whole and style == "json" else rows)(pack), style, form)

    return pack_command(name)(run)


front = _rows_command("front", readout.FRONT, parts.front_rows, parts.front_value)
agenda = _rows_command("agenda", readout.AGENDA, parts.agenda_rows)
papers = _rows_command("papers", readout.PAPERS, parts.paper_rows)
recommendations = _rows_command("recommendations", readout.RECOMMENDATIONS, parts.recommendation_rows)
glossary = _rows_command("glossary", readout.GLOSSARY, parts.glossary_rows)
attendance = _rows_command(
    "attendance", readout.ATTENDANCE, lambda pack: parts.attendance_rows(attended(pack.minutes, pack.meeting))
)


@pack_command()
def themes(opened: OpenPack, style: str) -> None:
    known, links, problems = themes_of(opened)
    for problem in problems:
        warn(problem)
    rows = parts.theme_rows if style == "json" else parts.theme_passage_rows
    emit(rows(opened.pack, known, links), style, readout.THEMES)


@pack_command()
def minutes(opened: OpenPack, style: str) -> None:
    if style == "json":
        write(tables.to_json(parts.minutes_value(opened.pack)))
    elif style == "text":
        write_lines(tables.minutes_text(opened.pack).splitlines())
    else:
        emit(parts.minutes_rows(opened.pack), style)


@pack_command(printed=False)
@click.argument("label")
@click.option(
    "--set-out",
    is_flag=True,
    help="Laid out for screen readers: paragraphs whole, tables row by row with column names.",
)
def page(opened: OpenPack, label: str, set_out: bool) -> None:
    number = the_page(opened.pack, label)
    lines = opened.pages[number - 1]
    info = opened.pack.pages[number - 1]
    if info.state == "image" or info.recognised:
        warn(
            f"the text of this page was recognised in a picture, with {info.confidence or 0}% confidence: check it."
            if info.recognised
            else "this page is a scanned picture."
        )
    if set_out:
        layout = opened.layouts[number - 1] if number <= len(opened.layouts) else ()
        write_lines(readout.page_text(lines, layout))
    else:
        write("\n".join(lines or (WHY["image"],) * (info.state == "image")) + "\n")
    if info.links:
        write_lines(["", "Links of this page:", *(link.words for link in info.links)])


@pack_command("tables")
@click.option("--all", "every", is_flag=True, help="Every table as laid out on its page; PDF files only.")
def tables_(opened: OpenPack, style: str, every: bool) -> None:
    if every and not any(opened.layouts):
        warn("the layout of these pages is not known, so no tables can be shown")
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
        emit(tables.table_cells(found), style)
    else:
        rows = parts.laid_table_rows(opened) if every else parts.table_rows(found, found.tables)
        emit(rows, style)


@pack_command()
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
def carried(opened: OpenPack, style: str, include_exempt: bool) -> None:
    found = carried_over(the_library(), opened.pack)
    rows = parts.carried_rows([one for one in found if include_exempt or not one.exempt])
    emit(rows, style, readout.CARRIED)
