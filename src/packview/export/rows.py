"""What packs and notes hold as rows: dictionaries with the field names of the command contract, in their order.

Rows of what a pack holds beside its agenda: indicators, tables, tracked recommendations, glossary, themes, attendance.

The questions of a panel as rows, those that ask the same as one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from packview.model import (
    Attendance,
    Attendee,
    Block,
    Finding,
    GlossaryEntry,
    Indicator,
    LaidCell,
    LibraryEntry,
    MinuteItem,
    Motion,
    Note,
    Pack,
    PageInfo,
    Table,
    Theme,
    ThemeLinks,
    TrackedRecommendation,
)
from packview.model.carried import CarriedOver
from packview.model.open_pack import OpenPack
from packview.model.words import motion_words, motions_of
from packview.wording.words import broken_word

Row = dict[str, Any]


class Found(Protocol):
    """Where words were found; see packview.services.search.search.Hit."""

    @property
    def kind(self) -> str:
        """Page, note, minute, indicator or glossary."""
        ...

    @property
    def item(self) -> str:
        """Number of the agenda item or minute, '' for none."""
        ...

    @property
    def page(self) -> str | None:
        """Printed label."""
        ...

    @property
    def pdf_page(self) -> int | None:
        """1..n."""
        ...

    @property
    def text(self) -> str:
        """What stands there."""
        ...


def front_value(pack: Pack) -> Row:
    """The facts of the meeting, None where the papers do not say, each with where it stands."""
    meeting = pack.meeting
    labels = {page.number: page.label for page in pack.pages}
    return {
        "council": meeting.council or None,
        "committee": meeting.committee or None,
        "kind": meeting.kind or None,
        "date": meeting.date.isoformat() if meeting.date else None,
        "date_last": meeting.date_last.isoformat() if meeting.date_last else None,
        "time": meeting.time or None,
        "place": meeting.place or None,
        "status": meeting.status or None,
        "quorum": meeting.quorum,
        "open_to_public": meeting.open_to_public,
        "members": [{"name": one.name, "role": one.role} for one in meeting.members],
        "contacts": [
            {"name": one.name, "role": one.role, "telephone": one.telephone, "email": one.email}
            for one in meeting.contacts
        ],
        "evidence": {
            name: {
                "page": labels.get(fact.pdf_page or 0),
                "pdf_page": fact.pdf_page,
                "words": fact.words,
                "how": fact.how,
            }
            for name, fact in meeting.evidence.items()
        },
    }


def front_rows(pack: Pack) -> list[Row]:
    """The same as a flat table: a row for each fact, then one for each member and contact."""
    value = front_value(pack)
    nothing = {"page": None, "pdf_page": None, "words": "", "how": ""}
    rows = [
        {"fact": name, "value": found, **value["evidence"].get(name, nothing)}
        for name, found in value.items()
        if name not in {"members", "contacts", "evidence"}
    ]
    people = (("member", pack.meeting.members), ("contact", pack.meeting.contacts))
    return rows + [
        {"fact": kind, "value": f"{one.name}, {one.role}" if one.role else one.name, **nothing}
        for kind, group in people
        for one in group
    ]


def agenda_rows(pack: Pack) -> list[Row]:
    """The agenda: labels are strings, or None where the agenda prints none; ``parent`` is the number of the item above."""
    numbers = {item.key: item.number for item in pack.items}
    return [
        {
            "number": item.number,
            "title": item.title,
            "parent": numbers.get(item.parent),
            "consent": item.consent,
            "status": item.status or None,
            "page_first": item.page_first,
            "page_last": item.page_last,
            "kind": item.kind,
            "exempt": item.exempt,
            "papers": [
                {
                    "title": paper.title,
                    "kind": paper.kind,
                    "page_first": paper.page_first,
                    "page_last": paper.page_last,
                }
                for paper in item.papers
            ],
        }
        for item in pack.items
    ]


def paper_rows(pack: Pack) -> list[Row]:
    """All papers in page order, each recommendation a text that starts with its reference."""
    return [
        {
            "item": item.number,
            "title": paper.title,
            "kind": paper.kind,
            "page_first": paper.page_first,
            "page_last": paper.page_last,
            "fields": dict(paper.fields),
            "recommendations": [f"{one.ref} {one.text}".strip() for one in paper.recommendations],
        }
        for item in pack.items
        for paper in item.papers
    ]


def minutes_value(pack: Pack) -> Row:
    """The minutes of the previous meeting; the same fields, empty, for a pack that has none."""
    minutes = pack.minutes
    return {
        "meeting_date": minutes.meeting_date.isoformat() if minutes and minutes.meeting_date else None,
        "present": [one.name for one in minutes.present] if minutes else [],
        "apologies": [one.name for one in minutes.apologies] if minutes else [],
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "page": item.page,
                "discussion": list(item.discussion),
                "attendees": [_person(one) for one in item.attendees],
                "resolutions": [{"ref": one.ref, "text": one.text} for one in item.resolutions],
                "motions": [_motion(one) for one in item.motions],
            }
            for item in (minutes.items if minutes else ())
        ],
    }


def _motion(motion: Motion) -> Row:
    votes = motion.votes
    return {
        "text": motion.text,
        "mover": motion.mover,
        "seconder": motion.seconder,
        "result": motion.result or None,
        "votes": {
            "for": votes.for_,
            "against": votes.against,
            "abstained": votes.abstained,
            "names_for": list(votes.names_for),
            "names_against": list(votes.names_against),
            "names_abstained": list(votes.names_abstained),
        }
        if votes
        else None,
    }


def minutes_rows(pack: Pack) -> list[Row]:
    """The minutes as a flat table: a row for each point of discussion and each resolution."""
    return [
        {
            "number": item.number,
            "title": item.title,
            "page": item.page,
            "kind": kind,
            "ref": ref,
            "text": text,
        }
        for item in (pack.minutes.items if pack.minutes else ())
        for kind, ref, text in _points(item)
    ]


def note_rows(notes: Sequence[Note], *, whole: bool = False) -> list[Row]:
    """Notes and questions; printed label and PDF page each on their own.

    Args:
        notes: in order.
        whole: with what a colleague's packview needs to find the place again: item_title, quote, edition.
    """
    return [
        {
            "id": note.id,
            "kind": note.kind,
            "item": note.anchor.item_number,
            "text": note.text,
            "to": note.to,
            "page": note.anchor.page,
            "pdf_page": note.anchor.pdf_page,
            "indicator": note.indicator,
            "status": note.status,
            "private": note.private,
            "answer": note.answer,
            "member": note.member,
            "created": note.created.isoformat(timespec="seconds"),
            "updated": note.updated.isoformat(timespec="seconds"),
            "parent": note.parent,
            "priority": note.priority,
            "order": note.order,
            "theme": note.theme,
            "follow_up": note.follow_up,
            "evidence": [
                {
                    "kind": one.kind,
                    "ref": one.ref,
                    "text": one.text,
                    "page": one.page,
                    "pdf_page": one.pdf_page,
                }
                for one in note.evidence
            ],
            "history": [
                {"status": one.status, "at": one.at.isoformat(timespec="seconds")} for one in note.history
            ],
            **(_to_find_it_again(note) if whole else {}),
        }
        for note in notes
    ]


def _to_find_it_again(note: Note) -> Row:
    anchor = note.anchor
    return {"item_title": anchor.item_title, "quote": anchor.quote, "edition": anchor.edition}


def library_rows(entries: Sequence[LibraryEntry]) -> list[Row]:
    """The packs of the library; ``read`` is the share of pages read, 0 to 1."""
    return [
        {
            "pack_id": entry.pack_id,
            "revision": entry.revision,
            "committee": entry.committee,
            "date": entry.date.isoformat() if entry.date else None,
            "pages": entry.pages,
            "notes": entry.notes,
            "questions_open": entry.questions_open,
            "read": round(entry.read, 2),
        }
        for entry in entries
    ]


def search_rows(pack: Pack, hits: Iterable[Found], *, with_pack: bool = False) -> list[Row]:
    """Places where words were found, ``pack_id`` first where several packs were searched; pages as in note_rows."""
    return [
        {
            **({"pack_id": pack.pack_id} if with_pack else {}),
            "kind": hit.kind,
            "item": hit.item,
            "page": hit.page,
            "pdf_page": hit.pdf_page,
            "text": hit.text,
        }
        for hit in hits
    ]


def _person(one: Attendee) -> str:
    return ", ".join(part for part in (one.name, one.role, one.note) if part)


def _points(item: MinuteItem) -> list[tuple[str, str, str]]:
    points = [("discussion", "", text) for text in item.discussion]
    points += [("attendee", "", _person(one)) for one in item.attendees]
    points += [("resolution", one.ref, one.text) for one in item.resolutions]
    points += [("motion", "", motion_words(one)) for one in motions_of(item)]
    return points or [("", "", "")]


class Asked(Protocol):
    """Questions that ask the same; see packview.services.notes.similar_questions.Group."""

    @property
    def questions(self) -> Sequence[Note]:
        """The one to read out first."""
        ...

    @property
    def asked_by(self) -> Sequence[str]:
        """Who asks."""
        ...


def panel_rows(pack: Pack, groups: Iterable[Asked]) -> list[Row]:
    """A row for each group; ``also`` holds the other wordings."""
    return [
        {
            "item": _number(pack, group.questions[0]),
            "page": group.questions[0].anchor.page,
            "pdf_page": group.questions[0].anchor.pdf_page,
            "text": group.questions[0].text,
            "asked_by": list(group.asked_by),
            "to": list(dict.fromkeys(note.to for note in group.questions if note.to)),
            "status": group.questions[0].status,
            "also": [note.text for note in group.questions[1:]],
            "ids": [note.id for note in group.questions],
        }
        for group in groups
    ]


def _number(pack: Pack, note: Note) -> str:
    item = pack.item(note.anchor.item)
    return item.number if item else note.anchor.item_number


def indicator_rows(pack: Pack) -> list[Row]:
    """The indicators in the pack's order, figures as printed; None where a cell holds no figure."""
    return [_indicator(pack, indicator) for indicator in pack.indicators]


def indicator_cells(pack: Pack) -> list[Row]:
    """The same with a column for each period, benchmark and target, as a spreadsheet wants them."""
    periods = _names(indicator.values for indicator in pack.indicators)
    benchmarks = _names(indicator.benchmarks for indicator in pack.indicators)
    targets = _names(indicator.targets for indicator in pack.indicators)
    rows = []
    for indicator in pack.indicators:
        row = _indicator(pack, indicator)
        row |= {period: _figure(indicator.values.get(period)) for period in periods}
        row |= {f"benchmark {name}": _figure(indicator.benchmarks.get(name)) for name in benchmarks}
        row |= {f"target {name}": _figure(indicator.targets.get(name)) for name in targets}
        for nested in ("values", "benchmarks", "targets"):
            del row[nested]
        rows.append(row)
    return rows


def recommendation_rows(recommendations: Sequence[TrackedRecommendation]) -> list[Row]:
    """The tracker; owner and due date are there for action logs."""
    return [
        {
            "date": one.date,
            "title": one.title,
            "number": one.number,
            "action_proposed": one.action_proposed,
            "action_taken": one.action_taken,
            "status": one.status,
            "owner": one.owner,
            "due": one.due,
            "page": one.page,
            "pdf_page": one.pdf_page,
        }
        for one in recommendations
    ]


def carried_rows(carried: Sequence[CarriedOver]) -> list[Row]:
    """What the last meeting's log left; ``tracker`` is the row that speaks of it, '' where none does."""
    return [
        {
            "kind": one.kind,
            "date": one.date.isoformat() if one.date else None,
            "item": one.item_number,
            "text": one.text,
            "owner": one.owner,
            "due": one.due,
            "tracker": f"{one.beside.title} {one.beside.number}".strip() if one.beside else "",
            "status": one.beside.status if one.beside else "",
            "action_taken": one.beside.action_taken if one.beside else "",
            "page": one.beside.page if one.beside else None,
        }
        for one in carried
    ]


def glossary_rows(glossary: Sequence[GlossaryEntry]) -> list[Row]:
    """Acronyms and terms in the order they stand."""
    return [
        {
            "term": entry.term,
            "definition": entry.definition,
            "kind": entry.kind,
            "aliases": list(entry.aliases),
            "in_text": entry.in_text,
            "page": entry.page,
            "pdf_page": entry.pdf_page,
        }
        for entry in glossary
    ]


def attendance_rows(people: Sequence[Attendance]) -> list[Row]:
    """Who came to the previous meeting; present is None for a member the minutes do not name."""
    return [
        {"name": one.name, "role": one.role, "present": one.present, "note": one.note, "page": one.page}
        for one in people
    ]


def table_rows(pack: Pack, tables: Sequence[Table]) -> list[Row]:
    """Tables that are not of indicators."""
    return [
        {
            "title": table.title,
            "header": list(table.header),
            "rows": [list(row) for row in table.rows],
            "page": table.page,
            "pdf_page": table.pdf_page,
            "item": _item_number(pack, table.item),
            "doubtful": list(table.doubtful),
        }
        for table in tables
    ]


def laid_tables(opened: OpenPack) -> tuple[Table, ...]:
    """Every table of a pack as it is set out on its page; a cell that spans several stands in the first of them."""
    found = []
    for page, lines, block in _laid_blocks(opened):
        rows = [[""] * block.columns for _ in block.rows]
        header = [""] * block.columns
        for number, row in enumerate(block.rows):
            for cell in row:
                text = cell_text(lines, cell)
                rows[number][cell.column] = text
                for column in range(cell.column, cell.column + cell.columns) if number < block.heads else ():
                    header[column] = f"{header[column]} {text}".strip()
        found.append(
            Table(
                title=block.title,
                header=tuple(header) if block.heads else (),
                rows=tuple(map(tuple, rows[block.heads :])),
                page=page.label,
                pdf_page=page.number,
                item=page.item or "",
            )
        )
    return tuple(found)


def laid_table_rows(opened: OpenPack) -> list[Row]:
    """Every table of a pack with each of its cells; rows and columns count from 0, and how many a cell spans from 1."""
    return [
        {
            "page": page.label,
            "pdf_page": page.number,
            "title": block.title,
            "rows": len(block.rows),
            "columns": block.columns,
            "cells": [
                {
                    "row": number,
                    "column": cell.column,
                    "rows": cell.rows,
                    "columns": cell.columns,
                    "text": cell_text(lines, cell),
                }
                for number, row in enumerate(block.rows)
                for cell in row
            ],
        }
        for page, lines, block in _laid_blocks(opened)
    ]


def _laid_blocks(opened: OpenPack) -> Iterator[tuple[PageInfo, Sequence[str], Block]]:
    for page, lines, layout in zip(opened.pack.pages, opened.pages, opened.layouts, strict=False):
        for block in layout:
            if block.kind == "table":
                yield page, lines, block


def cell_text(lines: Sequence[str], cell: LaidCell) -> str:
    """What stands in a cell, on one line."""
    text = ""
    for span in cell.spans:
        if span.line < len(lines):
            part = " ".join(lines[span.line][span.start : span.end].split())
            text += part if not text or broken_word(text, part) else f" {part}"
    return text


def theme_rows(pack: Pack, themes: Sequence[Theme], links: Sequence[ThemeLinks]) -> list[Row]:
    """Each theme with all that speaks of it, and the words that made each link."""
    titles = {theme.key: theme for theme in themes}
    return [
        {
            "key": one.theme,
            "title": titles[one.theme].title,
            "passages": [
                {
                    "item": _item_number(pack, passage.item),
                    "page": passage.page,
                    "pdf_page": passage.pdf_page,
                    "text": passage.text,
                    "words": list(passage.words),
                }
                for passage in one.passages
            ],
            "indicators": [link.ref for link in one.indicators],
            "recommendations": [link.position + 1 for link in one.recommendations],
            "minutes": [link.ref for link in one.minutes],
        }
        for one in links
    ]


def theme_passage_rows(pack: Pack, themes: Sequence[Theme], links: Sequence[ThemeLinks]) -> list[Row]:
    """A row for each link, as a spreadsheet wants them."""
    titles = {theme.key: theme.title for theme in themes}
    rows: list[Row] = []
    for one in links:
        rows.extend(
            _link(one.theme, titles, "passage", _item_number(pack, passage.item), passage.words)
            | {"page": passage.page, "pdf_page": passage.pdf_page, "text": passage.text}
            for passage in one.passages
        )
        for kind, found in (
            ("indicator", one.indicators),
            ("recommendation", one.recommendations),
            ("minute", one.minutes),
        ):
            rows.extend(
                _link(one.theme, titles, kind, link.ref, link.words) | _called(pack, kind, link.position)
                for link in found
            )
    return rows


def finding_rows(pack: Pack, findings: Sequence[Finding]) -> list[Row]:
    """What was noticed, in the order given."""
    return [
        {
            "kind": one.kind,
            "rule": one.rule,
            "severity": one.severity,
            "sure": one.sure,
            "item": _item_number(pack, one.item),
            "page": one.page,
            "pdf_page": one.pdf_page,
            "refs": list(one.refs),
            "quote": one.quote,
            "printed": one.printed,
            "computed": one.computed,
            "explanation": one.explanation,
            "question": one.question,
            "key": one.key,
        }
        for one in findings
    ]


def finding_cells(pack: Pack, findings: Sequence[Finding]) -> list[Row]:
    """The same to read on a screen: where it is, what is the matter, what to ask."""
    return [
        {
            "severity": one.severity,
            "sure": one.sure,
            "item": _item_number(pack, one.item),
            "page": one.page or (f"PDF {one.pdf_page}" if one.pdf_page else ""),
            "explanation": one.explanation,
            "question": one.question,
        }
        for one in findings
    ]


def _link(theme: str, titles: dict[str, str], kind: str, ref: str, words: Iterable[str]) -> Row:
    return {
        "theme": titles[theme],
        "kind": kind,
        "ref": ref,
        "words": ", ".join(words),
        "page": None,
        "pdf_page": None,
        "text": "",
    }


def _called(pack: Pack, kind: str, position: int) -> Row:
    """What stands at a place of one of the pack's lists: its words and its page; nothing where there is no such place."""
    if kind == "indicator":
        return _words_and_page([(one.name, one.page, one.pdf_page) for one in pack.indicators], position)
    if kind == "recommendation":
        return _words_and_page(
            [(one.action_proposed or one.title, one.page, one.pdf_page) for one in pack.recommendations],
            position,
        )
    items = pack.minutes.items if pack.minutes else ()
    return _words_and_page([(one.title, one.page, one.pdf_page) for one in items], position)


def _words_and_page(places: Sequence[tuple[str, str | None, int | None]], position: int) -> Row:
    if not 0 <= position < len(places):
        return {}
    text, page, pdf_page = places[position]
    return {"page": page, "pdf_page": pdf_page, "text": text}


def _indicator(pack: Pack, indicator: Indicator) -> dict[str, Any]:
    return {
        "ref": indicator.ref,
        "name": indicator.name,
        "owner": indicator.owner,
        "reporter": indicator.reporter,
        "outcome": indicator.outcome,
        "unit": indicator.unit,
        "values": {name: _figure(value) for name, value in indicator.values.items()},
        "change_month": _figure(indicator.change_month),
        "change_year": _figure(indicator.change_year),
        "average_12m": _figure(indicator.average_12m),
        "max_12m": _figure(indicator.max_12m),
        "benchmarks": {name: _figure(value) for name, value in indicator.benchmarks.items()},
        "targets": {name: _figure(value) for name, value in indicator.targets.items()},
        "direction": indicator.direction,
        "rag": indicator.rag,
        "polarity": indicator.polarity,
        "commentary": indicator.commentary,
        "marks": dict(indicator.marks),
        "page": indicator.page,
        "pdf_page": indicator.pdf_page,
        "item": _item_number(pack, indicator.item),
        "doubtful": list(indicator.doubtful),
    }


def _figure(value: float | None) -> float | None:
    """A whole number without a decimal point, as it is printed: 1620, not 1620.0."""
    return int(value) if value is not None and value.is_integer() else value


def _item_number(pack: Pack, key: str) -> str:
    item = pack.item(key) if key else None
    return item.number if item else ""


def _names(rows: Iterable[dict[str, float | None]]) -> list[str]:
    """Every column name once, in the order of first appearance."""
    return list(dict.fromkeys(name for row in rows for name in row))
