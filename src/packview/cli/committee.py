"""The command that prints a committee over its meetings."""

from pathlib import Path

import click

from packview.cli.output import emit, line_width, write, write_lines
from packview.cli.setup.completion import complete_pack
from packview.cli.shared import format_option, the_library, warn
from packview.errors import NotFoundError, PackviewError
from packview.export.committee import (
    COMMITTEES,
    PARTS,
    CommitteePart,
    cells_of,
    committee_value,
    read_committee,
    rows_of,
    series_lines,
)
from packview.export.tables import to_json
from packview.model.committee import Committee, LongSeries
from packview.services.exporting import Style, as_file, export_committee
from packview.services.library.library import write_new
from packview.services.meeting.committee import committee_named, committee_over, committees

_STYLES: dict[str, Style] = {".md": "markdown", ".docx": "docx", ".html": "html", ".json": "json"}


@click.command("committee")
@click.argument("name", required=False, shell_complete=complete_pack)
@click.option("--part", type=click.Choice(PARTS), help="Print this part only; needed for csv and table.")
@click.option(
    "--series",
    "ref",
    metavar="REF",
    help="Print one indicator with every figure, and what each pack says of it.",
)
@click.option("--all", "every", is_flag=True, help="Closed promises and series with nothing to tell too.")
@click.option(
    "--include-exempt", is_flag=True, help="What stands on items closed to the press and public too."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write all of it into FILE: .md, .docx, .html or .json.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@format_option
def committee(*, name: str | None, part: CommitteePart | None, ref: str | None, every: bool, include_exempt: bool, output: Path | None, force: bool, style: str) -> None:  # fmt: skip
    """Print what the packs of a committee hold together: promises since when, series of figures, who came, your questions.

    NAME is the committee's name, words of it, or a pack's id. Without it the committees are listed; a library of one shows that.
    """
    library = the_library()
    known = committees(library)
    if name is None and len(known) != 1:
        rows = [
            {
                "committee": ", ".join(filter(None, (one.name, one.council))),
                "meetings": len(one.days),
                "undated": len(one.undated),
            }
            for one in known
        ]
        emit(rows, style, COMMITTEES)
        return
    found = committee_over(
        library, known[0] if name is None else committee_named(library, name), include_exempt=include_exempt
    )
    for pack_id, problem in found.unread:
        warn(f"{pack_id} cannot be read and is left out: {problem}")
    if output is not None:
        _write(found, output, force=force)
    elif ref is not None:
        one = _series(found, ref)
        write_lines(series_lines(one)) if style == "text" else emit(
            [row for row in rows_of(found, "series") if row["ref"] == one.indicator.ref], style
        )
    elif style == "json":
        write(to_json(rows_of(found, part) if part else committee_value(found)))
    elif style == "text":
        write(read_committee(found, (part,) if part else PARTS, every=every, width=line_width()))
    elif part is None:
        raise click.UsageError(f"--format {style} prints one part: add --part {'|'.join(PARTS)}")
    else:
        emit(cells_of(found, part), style)


def _series(found: Committee, ref: str) -> LongSeries:
    wanted = ref.casefold()
    every = [
        one for one in found.series if wanted in (one.indicator.ref.casefold(), one.indicator.name.casefold())
    ]
    if not every:
        raise NotFoundError(
            f"No indicator of this committee has the reference {ref}",
            "packview committee NAME --part series --all lists them",
        )
    return every[0]


def _write(found: Committee, output: Path, *, force: bool) -> None:
    style = _STYLES.get(output.suffix.lower())
    if style is None:
        raise PackviewError(
            f"{output.name} is of no kind that can be written", "End the name in .md, .docx, .html or .json"
        )
    write_new(output, as_file(export_committee(found, style), style), force=force)
    click.echo(f"Written to {output}", err=True)
