"""What a newer file of a meeting changed, and what became of the notes."""

from typing import Any

import click

from packview.cli.shared import emit, format_option, the_library, write
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
    from packview.export import revisions  # noqa: PLC0415

    library = the_library()
    pack_id = library.resolve(pack)
    if not isinstance(pack_id, str):
        raise PackviewError(
            f"{pack} is a file or an earlier revision",
            "Name a pack of the library, and an earlier one with --from",
        )
    found = library.changes(pack_id, since)
    if found is None:
        if style != "table":
            emit([], style)
        click.echo("packview: this pack was published once, so nothing changed.", err=True)
        return
    if style == "table":
        write("\n".join(revisions.change_lines(found)))
    else:
        emit(revisions.change_rows(found), style)


def revised(library: Any, pack_id: str) -> tuple[dict[str, Any], list[str]]:
    """What an import of another revision changed: as JSON fields, and in lines."""
    from packview.export import revisions  # noqa: PLC0415

    try:
        found = library.changes(pack_id)
    except (
        PackviewError
    ) as error:  # the earlier revision is damaged: the new one is in the library all the same
        return {}, [f"What changed cannot be said: {error}"]
    if found is None:
        raise NotFoundError(f"{pack_id} has no earlier revision")
    report = {
        "since": found.old_revision,
        "counts": revisions.change_counts(found),
        "changes": revisions.change_rows(found),
    }
    return {"revised": report}, revisions.change_lines(found, more=f"packview changes {pack_id}")
