"""Commands that keep notes and questions, list them and hand them on."""

from pathlib import Path
from typing import Any, Literal

import click

from packview import paths
from packview.cli.output import copy_text, emit, marked_as_utf8, write
from packview.cli.shared import (
    pack_command,
    the_indicator_place,
    the_item,
    the_library,
    the_notebook,
    the_page,
    warn,
)
from packview.errors import NotFoundError, require
from packview.export import readout
from packview.export import rows as parts
from packview.export.choosing import Choice, Only
from packview.model import PRIORITIES, STATUSES
from packview.model.open_pack import OpenPack
from packview.services import exporting
from packview.services.analysis.themes import known_themes
from packview.services.library.library import write_new
from packview.services.notes.anchors import anchor_at
from packview.services.notes.notebook import Notebook
from packview.text import clean


@pack_command("add", printed=False)
@click.argument("item")
@click.argument("text")
@click.option("--question", is_flag=True, help="A question to ask, not a note for yourself.")
@click.option("--to", default="", metavar="NAME", help="Whom the question is for.")
@click.option("--page", "label", metavar="LABEL", help="Printed page it rests on; #52 is PDF page 52.")
@click.option("--indicator", default="", metavar="REF", help="Indicator it is about.")
@click.option(
    "--priority", type=click.Choice(PRIORITIES), default="normal", help="'main' is the item's big question."
)
@click.option(
    "--theme", default="", metavar="KEY", help="Priority of the board it speaks to; see packview themes."
)
@click.option("--supplementary-to", "parent", default="", metavar="NOTE_ID", help="The question it follows.")
@click.option("--private", is_flag=True, help="Keep it out of exports and shared folders.")
def add(opened: OpenPack, *, item: str, text: str, question: bool, label: str | None, **fields: Any) -> None:
    pack = opened.pack
    chosen = None if item == "-" else the_item(pack, item)
    label = (label or "").strip()
    unplaced = pack.page_by_label(label) is None and pack.item_by_label(label) is not None
    pdf_page = the_page(pack, label) if label and not unplaced else None
    quotes = "Write it between quotation marks after the item's number"
    require(text.strip(), "The note has no text", quotes)
    if fields["indicator"]:
        fields["indicator"] = pack.indicators[the_indicator_place(pack, fields["indicator"])].ref
    fields["theme"] = the_theme(fields["theme"])
    kept = the_notebook(opened).add(
        kind="supplementary" if fields["parent"] else "question" if question else "note",
        text=text,
        anchor=anchor_at(pack, item=chosen, pdf_page=pdf_page, label=label if unplaced else ""),
        **fields,
    )
    if unplaced:
        warn(f"the agenda names page {clean(label)}; where it begins in this file cannot be told.")
    write(kept.id)


@pack_command("list", given=the_notebook)
def list_(notebook: Notebook, style: str) -> None:
    rows = parts.note_rows(notebook.notes())
    emit([_to_read(row) for row in rows] if style == "table" else rows, style, readout.NOTES)


@pack_command("status", printed=False, given=the_notebook)
@click.argument("note_id")
@click.argument("status", type=click.Choice(STATUSES))
@click.option("--answer", metavar="TEXT", help="What was answered.")
@click.option("--follow-up", metavar="TEXT", help="What is still to come of it.")
def status(notebook: Notebook, note_id: str, **changes: str | None) -> None:
    """Say that a question is ready, or was asked, answered, deferred or withdrawn. NOTE_ID may be shortened."""
    given = {name: value for name, value in changes.items() if value is not None}
    changed = notebook.change(note_id, given)
    write(f"{changed.id} {changed.status}")


@pack_command(printed=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(["markdown", "json", "csv"]),
    default="markdown",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--only",
    type=click.Choice(["questions", "notes", "log"]),
    help="Questions or notes alone; log: draft minutes from the log of the meeting.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["chair", "member", "clerk"]),
    help="chair: running order and who is asked what; clerk: answers, actions, decisions.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    help="Only questions that stand so; may be given several times.",
)
@click.option("--to", default="", metavar="NAME", help="Only questions for this person.")
@click.option("--theme", default="", metavar="KEY", help="Only what speaks to this theme.")
@click.option("--template", metavar="NAME", help="Fill a template of yours: a file, or a name in templates/.")
@click.option("--include-private", is_flag=True, help="Private notes too.")
@click.option("--include-exempt", is_flag=True, help="Items closed to the press and public too.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, readable=False), metavar="FILE", help="Write to a file."
)
@click.option("--copy", is_flag=True, help="Copy it to the clipboard, where the terminal allows it.")
@click.option("--force", is_flag=True, help="Overwrite FILE when it is there.")
def export(
    opened: OpenPack,
    *,
    style: str,
    only: Only | Literal["log"] | None,
    audience: exporting.Audience | None,
    template: str | None,
    output: Path | None,
    copy: bool,
    force: bool,
    **chosen: Any,
) -> None:
    library, pack = the_library(), opened.pack
    if only == "log":
        closed = {name: chosen[name] for name in ("include_private", "include_exempt")}
        text = exporting.export_log(library, pack, style=style, **closed)
    else:
        folder = paths.config_home() / "templates"
        text = exporting.export_notes(
            pack,
            the_notebook(opened).notes(),
            Choice(only=only or "all", **chosen),
            style=style,
            audience=audience or "",
            meeting=exporting.meeting_of(library, pack),
            template=exporting.template_named(template, folder) if template else None,
        )
    if copy:
        copy_text(text)
    if output is None and not copy:
        write(text)
    elif output is not None:
        is_csv = style == "csv" and not template and only != "log"
        write_new(output, marked_as_utf8(text) if is_csv else text, force=force)
        click.echo(f"Wrote {output}", err=True)


def the_theme(key: str) -> str:
    """The key of the theme a member means, '' for none; NotFoundError where there is no such theme."""
    if not key:
        return ""
    keys = [theme.key for theme in known_themes()]
    if key.strip().casefold() not in keys:
        raise NotFoundError(f"There is no theme {key!r}", f"There are {', '.join(keys) or 'none'}")
    return key.strip().casefold()


def _to_read(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what is for programs, and without what is as always."""
    shown = {name: value for name, value in row.items() if name not in {"order", "history", "evidence"}}
    return {**shown, "priority": "" if row["priority"] == "normal" else row["priority"]}
