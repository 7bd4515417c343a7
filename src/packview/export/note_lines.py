"""Notes and questions read out line by line."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from packview.export.lines import Form, capital, joined, named, page
from packview.export.markdown import date_in_words
from packview.export.rows import Row, note_rows
from packview.model import Note, Pack, Theme
from packview.model.evidence import evidence_words, rests_on
from packview.model.question_groups import Grouping, grouped_questions
from packview.model.running_order import depth
from packview.model.words import PRIORITY, STATUS


def question_rows(
    pack: Pack, notes: Sequence[Note], themes: Sequence[Theme], grouping: Grouping
) -> list[Row]:
    """All questions in the order they are asked: the fields of ``note_rows``, and where each stands.

    ``place`` counts within its group, ``follows`` says how many questions it follows, one below the other,
    ``follows_place`` the place of the one it follows, and ``rests_on`` names what it rests on.
    """
    rows: list[Row] = []
    for head, group in grouped_questions(pack, notes, themes, grouping):
        places = {note.id: place for place, note in enumerate(group, start=1)}
        for place, (note, row) in enumerate(zip(group, note_rows(group), strict=True), start=1):
            del row["history"], row["order"], row["evidence"]
            rows.append(
                {
                    "group": head,
                    "place": place,
                    "follows": depth(note, group),
                    "follows_place": places.get(note.parent),
                    **row,
                    "rests_on": [evidence_words(one) for one in rests_on(note)],
                }
            )
    return rows


def _note(row: Row) -> Iterator[str]:
    yield joined(
        "Supplementary question" if row["kind"] == "supplementary" else capital(row["kind"]),
        f"item {row['item']}" if row["item"] else "the whole pack",
        page(row),
        STATUS[row["status"]] if row["kind"] != "note" else "",
        f"for {row['to']}" if row["to"] else "",
        "private" if row["private"] else "",
    )
    yield from named("It says", row["text"])
    if row["kind"] != "note" and row["priority"] != "normal":
        yield f"How much it matters: {PRIORITY[row['priority']].lower()}"
    yield from named("About the indicator", row["indicator"])
    yield from named("Theme", row["theme"])
    yield from named("Answer", row["answer"])
    yield from named("To follow", row["follow_up"])
    yield from named("Follows the question with the id", row["parent"])
    yield f"Id: {row['id']}"


def _question(row: Row) -> Iterator[str]:
    what = PRIORITY[row["priority"]]
    if row["kind"] == "supplementary":
        what = f"Supplementary to {row['follows_place']}" if row["follows_place"] else "Supplementary"
    yield f"{row['place']}. " + joined(
        what,
        STATUS[row["status"]],
        f"for {row['to']}" if row["to"] else "",
        f"item {row['item']}" if row["item"] else "the whole pack",
        "private" if row["private"] else "",
    )
    yield from named("Ask", row["text"])
    yield from named("Rests on", row["rests_on"])
    yield from named("Theme", row["theme"])
    yield from named("Answer", row["answer"])
    yield from named("To follow", row["follow_up"])
    yield f"Id: {row['id']}"


def _binned(row: Row) -> Iterator[str]:
    yield joined(
        capital(row["kind"]),
        f"item {row['item']}" if row["item"] else "the whole pack",
        "private" if row["private"] else "",
        f"deleted {_moment(row['deleted'])}",
    )
    yield from named("It says", row["text"])
    yield f"Id: {row['id']}"


def _backup(row: Row) -> Iterator[str]:
    private = ", your private notes" if row["private"] else ""
    yield f"Number {row['number']}, written {_moment(row['written'])}{private}"
    yield f"Notes: {row['notes']}, of which {row['questions']} are questions"
    yield f"Different now: {row['different_now'] or 'none'}"


def _place(row: Row) -> Iterator[str]:
    was = joined(
        f"item {row['was_item']}" if row["was_item"] else "",
        f"page {row['was_page']}" if row["was_page"] else "",
    )
    yield joined(
        f"{capital(row['kind'])} that {_THAT[row['verdict']]}",
        f"item {row['item']}" if row["item"] else "",
        page(row),
    )
    yield from named("It says", row["text"])
    yield from named("Why", row["reason"])
    yield from named("It was at", was)
    yield from named("The words it quotes", row["quote"])
    yield from named("The words now", row["quote_now"] if row["quote_now"] != row["quote"] else "")
    yield f"Id: {row['id']}"


_THAT = {
    "exact": "stands as it did",
    "moved": "moved",
    "changed": "stands on changed words",
    "orphaned": "lost its place",
}


def _panel(row: Row) -> Iterator[str]:
    yield joined(
        f"Item {row['item']}" if row["item"] else "The whole pack",
        page(row),
        STATUS[row["status"]],
        f"for {' and '.join(row['to'])}" if row["to"] else "",
    )
    yield from named("Ask", row["text"])
    yield f"Asked by: {', '.join(row['asked_by']) or 'nobody named'}"
    yield from named("In other words", row["also"])


def _moment(written: str) -> str:
    at = datetime.fromisoformat(written).astimezone()
    return f"{date_in_words(at.date())} at {at:%H:%M}"


NOTES = Form(
    one="note or question",
    many="notes and questions",
    lines=_note,
    nothing="You have no notes or questions on this pack. packview note add PACK ITEM TEXT keeps one.",
)
QUESTIONS = Form(
    one="question",
    many="questions",
    lines=_question,
    group=lambda row: row["group"],
    nothing="You have no questions on this pack. packview note add PACK ITEM TEXT --question keeps one.",
)
BIN = Form(one="deleted note", many="deleted notes", lines=_binned, nothing="The bin is empty.")
BACKUPS = Form(one="backup", many="backups", lines=_backup, nothing="There are no backups of your notes yet.")
PLACES = Form(one="note", many="notes", lines=_place)
PANEL = Form(
    one="question of the panel",
    many="questions of the panel",
    lines=_panel,
    nothing="Nobody of the panel has a question on this pack that is shared.",
)
