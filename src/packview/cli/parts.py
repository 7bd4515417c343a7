"""Commands that print what a pack holds beside its agenda."""

import click

from packview.cli.shared import PACK_HELP, emit, format_option, open_pack, pack_argument, the_library


@click.command(epilog=PACK_HELP)
@pack_argument
@format_option
def indicators(pack: str, password: str | None, style: str) -> None:
    """Print the performance indicators with every figure."""
    from packview.export import parts  # noqa: PLC0415

    found = open_pack(pack, password).pack
    emit(parts.indicator_rows(found) if style == "json" else parts.indicator_cells(found), style)


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
    from packview.export import parts  # noqa: PLC0415

    found = open_pack(pack, password).pack
    emit(parts.table_rows(found, found.tables), style)


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


COMMANDS = (indicators, recommendations, glossary, attendance, tables, themes, findings)
