"""Commands on the editions of a pack: what a newer one changed, and what became of the notes."""

import click

from packview.cli.output import emit, write, write_lines
from packview.cli.shared import format_option, the_library, the_pack_id, warn
from packview.errors import NotFoundError
from packview.export import readout, revisions
from packview.model.pack import item_name


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
    library = the_library()
    pack_id = the_pack_id(library, pack)
    found = library.changes(pack_id, since)
    if found is None:
        if style in {"json", "csv"}:
            emit([], style, readout.CHANGES)
        warn("this pack was published once, so nothing changed.")
    elif style == "text":
        write_lines(revisions.change_lines(found))
    else:
        emit(revisions.change_rows(found), style, readout.CHANGES)


@click.command()
@click.argument("pack", metavar="PACK")
@click.option("--all", "with_exact", is_flag=True, help="Those that stand as they did, too.")
@format_option
def places(pack: str, with_exact: bool, style: str) -> None:
    library = the_library()
    placed = library.notebook(the_pack_id(library, pack)).placed()
    shown = [one for one in placed if with_exact or one.verdict != "exact"]
    if not shown and style in {"text", "table"}:
        warn("every note stands where it was noted.")
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
        told = f"{'Several notes' if found else 'No note'} to agree to with the id {note_id}"
        if len(found) != 1:
            raise NotFoundError(told, f"packview note places {pack} lists them")
        chosen += [one for one in found if one not in chosen]
    for one in chosen:
        kept = notebook.agree(one)
        item = item_name(kept.anchor.item_number, kept.anchor.item_title) or "item -"
        where = f"page {kept.anchor.page}" if kept.anchor.page else item
        write(f"{kept.id} {where}")
