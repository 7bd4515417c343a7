"""Commands that print what a pack holds beside its agenda."""

import click

from packview.cli.shared import (
    PACK_HELP,
    emit,
    format_option,
    open_pack,
    pack_argument,
    text_width,
    the_library,
    write,
)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def indicators(pack: str, password: str | None, style: str) -> None:
    """Print the performance indicators with every figure."""
    from packview.export import parts  # noqa: PLC0415

    opened = open_pack(pack, password)
    found = opened.pack
    emit(parts.indicator_rows(found) if style == "json" else parts.indicator_cells(found), style)
    if style == "table":
        from packview.export import grids  # noqa: PLC0415

        doubtful = grids.doubtful_text(found.indicators, opened.pages)
        if doubtful:
            write(doubtful)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def recommendations(pack: str, password: str | None, style: str) -> None:
    """Print the earlier recommendations and what became of them."""
    from packview.export import parts  # noqa: PLC0415

    emit(parts.recommendation_rows(open_pack(pack, password).pack.recommendations), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def glossary(pack: str, password: str | None, style: str) -> None:
    """Print the acronyms and terms the pack explains."""
    from packview.export import parts  # noqa: PLC0415

    emit(parts.glossary_rows(open_pack(pack, password).pack.glossary), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def attendance(pack: str, password: str | None, style: str) -> None:
    """Print who came to the previous meeting."""
    from packview.export import parts  # noqa: PLC0415
    from packview.parse.attendance import attendance as attended  # noqa: PLC0415

    found = open_pack(pack, password).pack
    emit(parts.attendance_rows(attended(found.minutes, found.meeting)), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def tables(pack: str, password: str | None, style: str) -> None:
    """Print the tables that are not of indicators."""
    from packview.export import grids, parts  # noqa: PLC0415

    opened = open_pack(pack, password)
    if style == "table":
        write(grids.tables_text(opened.pack, opened.pages, width=text_width()))
    elif style == "csv":
        emit(grids.table_cells(opened.pack), style)
    else:
        emit(parts.table_rows(opened.pack, opened.pack.tables), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def themes(pack: str, password: str | None, style: str) -> None:
    """Print what in the pack speaks of each of the board's priorities, and the words that say so."""
    from packview.export import parts  # noqa: PLC0415
    from packview.services.themes import themes_of  # noqa: PLC0415

    opened = open_pack(pack, password)
    known, links, problems = themes_of(opened)
    for problem in problems:
        click.echo(f"packview: {problem}", err=True)
    rows = parts.theme_rows if style == "json" else parts.theme_passage_rows
    emit(rows(opened.pack, known, links), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def findings(pack: str, password: str | None, style: str) -> None:
    """Print what does not add up, was dropped or stands out, with a question to ask; what matters most comes first."""
    from packview.export import parts  # noqa: PLC0415
    from packview.services.insight import earlier_packs, findings_of  # noqa: PLC0415
    from packview.services.polarities import polarities  # noqa: PLC0415

    opened = open_pack(pack, password)
    problem = polarities()[1]
    if problem is not None:
        click.echo(f"packview: {problem}", err=True)
    found = findings_of(opened, earlier_packs(the_library(), opened.pack))
    rows = parts.finding_cells if style == "table" else parts.finding_rows
    emit(rows(opened.pack, found), style)


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
def carried(pack: str, password: str | None, style: str, include_exempt: bool) -> None:
    """Print the actions and resolutions of your log of the committee's last meeting, beside this pack's tracker."""
    from packview.export import parts  # noqa: PLC0415
    from packview.services.carried_over import carried_over  # noqa: PLC0415

    rows = carried_over(the_library(), open_pack(pack, password).pack)
    emit(parts.carried_rows([row for row in rows if include_exempt or not row.exempt]), style)


COMMANDS = (carried, indicators, recommendations, glossary, attendance, tables, themes, findings)
