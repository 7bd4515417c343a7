"""Commands that keep notes and questions, list them and hand them on."""

from pathlib import Path
from typing import Any, Literal, get_args

import click

from packview import paths
from packview.cli.output import copy_text, emit, marked_as_utf8, write
from packview.cli.shared import (
    format_option,
    open_pack,
    pack_command,
    the_indicator_place,
    the_item,
    the_library,
    the_notebook,
    the_page,
)
from packview.errors import NotFoundError, PackviewError
from packview.export import readout
from packview.export import rows as parts
from packview.export.choosing import Choice
from packview.model import PRIORITIES, NoteStatus
from packview.services import exporting
from packview.services.analysis.themes import known_themes
from packview.services.library.library import write_new
from packview.services.notes.anchors import anchor_at
from packview.text import clean


@pack_command("add")
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
def add(  # noqa: PLR0917  click hands every option over as an argument
    pack: str,
    password: str | None,
    item: str,
    text: str,
    question: bool,
    to: str,
    label: str | None,
    indicator: str,
    priority: str,
    theme: str,
    parent: str,
    private: bool,
) -> None:
    """Keep a note on agenda item ITEM ('-' for the pack as a whole); prints its id."""
    opened = open_pack(pack, password)
    chosen = None if item == "-" else the_item(opened.pack, item)
    label = (label or "").strip()
    unplaced = opened.pack.page_by_label(label) is None and opened.pack.item_by_label(label) is not None
    pdf_page = the_page(opened.pack, label) if label and not unplaced else None
    if not text.strip():
        raise PackviewError(
            "The note has no text", "Write it between quotation marks after the item's number"
        )
    indicators = opened.pack.indicators
    about = indicators[the_indicator_place(opened.pack, indicator)].ref if indicator else ""
    kept = the_notebook(opened).add(
        kind="supplementary" if parent else "question" if question else "note",
        text=text,
        anchor=anchor_at(opened.pack, item=chosen, pdf_page=pdf_page, label=label if unplaced else ""),
        to=to,
        indicator=about,
        priority=priority,
        theme=the_theme(theme),
        parent=parent,
        private=private,
    )
    if unplaced:
        click.echo(
            f"packview: the agenda names page {clean(label)}; where it begins in this file cannot be told.",
            err=True,
        )
    write(kept.id)


@pack_command("list")
@format_option
def list_(pack: str, password: str | None, style: str) -> None:
    """List your notes and questions on a pack, private ones too."""
    opened = open_pack(pack, password)
    notebook = the_notebook(opened)
    rows = parts.note_rows(notebook.notes())
    emit([_to_read(row) for row in rows] if style == "table" else rows, style, readout.NOTES)


@pack_command("status")
@click.argument("note_id")
@click.argument("status", type=click.Choice(list(get_args(NoteStatus))))
@click.option("--answer", default=None, metavar="TEXT", help="What was answered.")
@click.option("--follow-up", "follow_up", default=None, metavar="TEXT", help="What is still to come of it.")
def status(  # noqa: PLR0917  click hands every option over as an argument
    pack: str, password: str | None, note_id: str, status: str, answer: str | None, follow_up: str | None
) -> None:
    """Say that a question is ready, or was asked, answered, deferred or withdrawn. NOTE_ID may be shortened."""
    opened = open_pack(pack, password)
    changes: dict[str, Any] = {"status": status}
    if answer is not None:
        changes["answer"] = answer
    if follow_up is not None:
        changes["follow_up"] = follow_up
    changed = the_notebook(opened).change(note_id, changes)
    write(f"{changed.id} {changed.status}")


@pack_command()
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
    type=click.Choice(list(get_args(NoteStatus))),
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
def export(  # noqa: PLR0917  click hands every option over as an argument
    pack: str,
    password: str | None,
    style: str,
    only: Literal["questions", "notes", "log"] | None,
    audience: Literal["chair", "member", "clerk"] | None,
    statuses: tuple[NoteStatus, ...],
    to: str,
    theme: str,
    template: str | None,
    include_private: bool,
    include_exempt: bool,
    output: Path | None,
    copy: bool,
    force: bool,
) -> None:
    """Write your questions and notes as Markdown, JSON or CSV, or the draft minutes of the meeting as Markdown."""
    opened, library = open_pack(pack, password), the_library()
    found = opened.pack
    if only == "log":
        text = exporting.export_log(
            library, found, style=style, include_private=include_private, include_exempt=include_exempt
        )
    else:
        text = exporting.export_notes(
            found,
            the_notebook(opened).notes(),
            Choice(
                only=only or "all",
                statuses=statuses,
                to=to,
                theme=theme,
                include_private=include_private,
                include_exempt=include_exempt,
            ),
            style=style,
            audience=audience or "",
            meeting=exporting.meeting_of(library, found),
            template=exporting.template_named(template, paths.config_home() / "templates")
            if template
            else None,
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
        raise NotFoundError(
            f"There is no theme {key!r}", f"There are {', '.join(keys)}" if keys else "There are none"
        )
    return key.strip().casefold()


def _to_read(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what is for programs, and without what is as always."""
    shown = {name: value for name, value in row.items() if name not in {"order", "history", "evidence"}}
    return {**shown, "priority": "" if row["priority"] == "normal" else row["priority"]}
