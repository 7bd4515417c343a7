"""What a newer file of a meeting changed, and what became of the notes."""

from typing import Any

import click

from packview.cli.shared import emit, format_option, the_library, write, write_lines
from packview.errors import NotFoundError, PackviewError


@click.command()
@click.argument("pack", metavar="PACK")
@click.option(
    "--from", "since", type=int, metavar="N", help="Compare with revision N; without it, with the one before."
)
@format_option
def changes(pack: str, since: int | None, style: str) -> None:
    """Print what the newest revision of PACK changed: items, papers, pages, figures.

    PACK is a pack id or the beginning of one. Every command reads an earlier revision as PACK@N.
    """
    from packview.export import readout, revisions  # noqa: PLC0415

    library = the_library()
    pack_id = the_pack_id(library, pack)
    found = library.changes(pack_id, since)
    if found is None:
        if style in {"json", "csv"}:
            emit([], style, readout.CHANGES)
        click.echo("packview: this pack was published once, so nothing changed.", err=True)
        return
    if style == "text":
        write_lines(revisions.change_lines(found))
    else:
        emit(revisions.change_rows(found), style, readout.CHANGES)


def revised(library: Any, pack_id: str) -> tuple[dict[str, Any], list[str]]:
    """What an import of another revision changed, and what became of the notes: as JSON fields, and in lines."""
    from packview.export import revisions  # noqa: PLC0415

    report: dict[str, Any] = {}
    lines: list[str] = []
    try:
        found = library.changes(pack_id)
        if found is not None:
            rows, counts = revisions.change_rows(found), revisions.change_counts(found)
            report["revised"] = {"since": found.old_revision, "counts": counts, "changes": rows}
            lines += revisions.change_lines(found, more=f"packview changes {pack_id}")
    except (
        PackviewError
    ) as error:  # the earlier revision is damaged: the new one is in the library all the same
        lines.append(f"What changed cannot be said: {error}")
    try:
        placed = library.notebook(pack_id).placed()
    except PackviewError as error:
        return report, [*lines, f"Your notes could not be read: {error}"]
    if placed:
        report["notes"] = revisions.place_counts(placed)
        lines.append(revisions.place_line(placed, pack_id))
    return report, lines


@click.command()
@click.argument("pack", metavar="PACK")
@click.option("--all", "with_exact", is_flag=True, help="Those that stand as they did, too.")
@format_option
def places(pack: str, with_exact: bool, style: str) -> None:
    """List the notes whose place is not as it was when they were noted; those without a place come first."""
    from packview.export import readout, revisions  # noqa: PLC0415

    library = the_library()
    placed = library.notebook(the_pack_id(library, pack)).placed()
    shown = [one for one in placed if with_exact or one.verdict != "exact"]
    if not shown and style in {"text", "table"}:
        click.echo("packview: every note stands where it was noted.", err=True)
        return
    rows = revisions.place_rows(shown)
    if style == "table":
        names = ("id", "verdict", "item", "page", "text", "reason")
        rows = [{name: row[name] for name in names} for row in rows]
    emit(rows, style, readout.PLACES)


@click.command()
@click.argument("pack", metavar="PACK")
@click.argument("note_ids", metavar="[NOTE_ID]...", nargs=-1)
@click.option("--moved", is_flag=True, help="All notes whose words stand unchanged in another place.")
def agree(pack: str, note_ids: tuple[str, ...], moved: bool) -> None:
    """Agree to the places that notes have been given in newer papers. A NOTE_ID may be shortened."""
    library = the_library()
    notebook = library.notebook(the_pack_id(library, pack))
    placed = [one for one in notebook.placed() if one.verdict != "exact"]
    if not note_ids and not moved:
        raise click.UsageError("Say which: the NOTE_IDs that packview note places shows, or --moved")
    chosen = [one for one in placed if moved and one.verdict == "moved"]
    for note_id in note_ids:
        found = [one for one in placed if one.original.id.startswith(note_id.strip().casefold())]
        if len(found) != 1:
            raise NotFoundError(
                f"{'Several notes' if found else 'No note'} to agree to with the id {note_id}",
                f"packview note places {pack} lists them",
            )
        chosen += [one for one in found if one not in chosen]
    for one in chosen:
        kept = notebook.agree(one)
        where = f"page {kept.anchor.page}" if kept.anchor.page else f"item {kept.anchor.item_number or '-'}"
        write(f"{kept.id} {where}")


def the_pack_id(library: Any, reference: str) -> str:
    """The id of a pack of the library.

    Raises:
        PackviewError: it is a file, or an earlier revision.
    """
    found = library.resolve(reference)
    if not isinstance(found, str):
        raise PackviewError(
            f"{reference} is a file or an earlier revision, not a pack of the library",
            "packview list shows the packs there are",
        )
    return found
