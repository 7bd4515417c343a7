"""A house style: a member's own template, filled with what may be exported."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.loaders import DictLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from packview.errors import PackviewError
from packview.export import markdown
from packview.export.markdown import by_item, evidence_of
from packview.export.rows import fields_of, note_rows
from packview.model import Note, Pack
from packview.model.notes import agenda_order, depth
from packview.text import one_line
from packview.wording.dates import date_in_words

_LONGEST = 20_000_000
"""Characters of a text that a template may make."""


def fill(name: str, sources: Mapping[str, str], pack: Pack, notes: Sequence[Note]) -> str:
    """The text of a template: Jinja2 in a sandbox, which reads no file but the templates beside it, by name in ``sources``.

    It has ``meeting`` (committee, council, date, date_in_words, time, place), ``groups`` (title and notes, in the order of the
    agenda) and ``notes`` (all of them); a note has the fields of ``packview note list --format json``, ``evidence``,
    ``follow_up``, ``asks``, ``depth`` and ``quote``. Filters: ``inline`` and ``paragraphs`` make text safe for Markdown.
    Raises PackviewError where it is not there, not well formed, or asks for what it may not have.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["inline"] = lambda value: markdown.inline(str(value))
    environment.filters["paragraphs"] = lambda value: "\n\n".join(markdown.paragraphs(str(value)))
    parts: list[str] = []
    told, known = f"The template {one_line(name)}", "Use the values that docs/settings.md names"
    try:
        length = 0
        for part in environment.get_template(name).generate(values(pack, notes)):
            length += len(part)
            if length > _LONGEST:
                raise PackviewError(f"{told} never ends", "Check its loops")
            parts.append(part)
    except TemplateSyntaxError as error:
        where = one_line(PurePosixPath(error.name or name).name)
        reason = f"is not well formed in line {error.lineno}: {one_line(error.message or '')}"
        raise PackviewError(f"The template {where} {reason}", "Correct that line") from error
    except SecurityError as error:
        reason = f"asks for something a template may not have: {one_line(str(error))}"
        raise PackviewError(f"{told} {reason}", known) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        raise PackviewError(f"{told} cannot be filled: {one_line(str(error))}", known) from error
    except MemoryError as error:
        raise PackviewError(f"{told} needs too much memory", "Check its loops") from error
    return "".join(parts)


def values(pack: Pack, notes: Sequence[Note]) -> dict[str, Any]:
    """What a template sees: texts, numbers, lists and dictionaries, nothing that leads to the program itself."""
    meeting = pack.meeting
    return {
        "pack_id": pack.pack_id,
        "meeting": {
            **fields_of(meeting, "committee council time place"),
            "date": meeting.date.isoformat() if meeting.date else "",
            "date_in_words": date_in_words(meeting.date) if meeting.date else "",
        },
        "groups": [
            {"title": title, "notes": _notes(of_item, pack)} for title, of_item, _ in by_item(pack, notes)
        ],
        "notes": _notes(notes, pack),
    }


def _notes(notes: Sequence[Note], pack: Pack) -> list[dict[str, Any]]:
    ordered = agenda_order(pack, notes)
    return [
        {
            **row,
            "asks": note.asks,
            "depth": depth(note, notes),
            "evidence": evidence_of(note, pack),
            "quote": note.anchor.quote,
        }
        for note, row in zip(ordered, note_rows(ordered), strict=True)
    ]
