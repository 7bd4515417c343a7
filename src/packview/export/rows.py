"""What packs and notes hold as rows: dictionaries with the field names of the command contract, in their order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from datetime import datetime
from typing import Any

from packview.model import (
    Attendance,
    Attendee,
    Block,
    Finding,
    Indicator,
    LaidCell,
    LibraryEntry,
    MinuteItem,
    Minutes,
    Motion,
    Note,
    Pack,
    PageInfo,
    Table,
    Theme,
    ThemeLinks,
    TrackedRecommendation,
)
from packview.model.corrections import PAGES, Correction, Value
from packview.model.notes import SameQuestions
from packview.model.open_pack import OpenPack
from packview.model.pack import CarriedOver
from packview.model.words import motion_words, motions_of
from packview.text import one_line
from packview.wording.words import broken_word, capital

Row = dict[str, Any]


def fields_of(one: object, names: str) -> Row:
    """Attributes of a value by their names, with spaces between, as JSON has them: tuples as lists, times in ISO 8601."""
    return {name: _plain(getattr(one, name)) for name in names.split()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, Date) else value


def front_value(pack: Pack) -> Row:
    """The facts of the meeting, None where the papers do not say, each with where it stands."""
    meeting = pack.meeting
    labels = {page.number: page.label for page in pack.pages}
    facts = fields_of(meeting, "council committee kind date date_last time place status")
    return {
        **{name: value or None for name, value in facts.items()},
        **fields_of(meeting, "quorum open_to_public"),
        "members": [fields_of(one, "name role") for one in meeting.members],
        "contacts": [fields_of(one, "name role telephone email") for one in meeting.contacts],
        "evidence": {
            name: {"page": labels.get(fact.pdf_page or 0), **fields_of(fact, "pdf_page words how")}
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
    people = [("member", one.name, one.role) for one in pack.meeting.members]
    people += [("contact", one.name, one.role) for one in pack.meeting.contacts]
    named = [(kind, ", ".join(filter(None, known))) for kind, *known in people]
    return rows + [{"fact": kind, "value": value, **nothing} for kind, value in named]


def agenda_rows(pack: Pack) -> list[Row]:
    """The agenda: labels are strings, or None where the agenda prints none; ``parent`` is the number of the item above, its title where it has none."""
    numbers = {item.key: item.number or item.title for item in pack.items}
    return [
        {
            **fields_of(item, "number title"),
            "parent": numbers.get(item.parent),
            "consent": item.consent,
            "status": item.status or None,
            **fields_of(item, "page_first page_last kind exempt put_right"),
            "papers": [fields_of(paper, "title kind page_first page_last") for paper in item.papers],
        }
        for item in pack.items
    ]


def correction_rows(opened: OpenPack) -> list[Row]:
    """What was put right in a pack, the newest first: ``printed`` is what the papers said, ``value`` what is said now; pages by their labels."""
    labels = {info.number: info.label or f"#{info.number}" for info in opened.pack.pages}
    names = {
        item.key: item.name for pack in (opened.printed or opened.pack, opened.pack) for item in pack.items
    }

    def said(one: Correction, value: Value) -> Value:
        if one.field in PAGES and value is not None:
            return labels.get(int(value), f"#{value}")
        return names.get(str(value), value) if one.field in {"parent", "after"} and value else value

    newest = sorted(
        opened.corrections, key=lambda one: (one.correction.at, one.correction.identity), reverse=True
    )
    return [
        {
            "what": names.get(one.correction.key) or one.correction.key or one.correction.subject,
            **fields_of(one.correction, "subject field"),
            "printed": said(one.correction, one.correction.printed),
            "value": said(one.correction, one.correction.value),
            "standing": one.standing.name.lower(),
            **fields_of(one.correction, "member"),
            "own": one.own,
            "at": one.correction.at.isoformat(timespec="seconds"),
        }
        for one in newest
    ]


def correction_words(row: Row) -> str:
    """'Item 9, first: 47', of a row of a correction."""
    return one_line(
        f"{capital(str(row['what']))}, {row['field'].replace('_', ' ')}: {value_words(row['value'])}"
    )


def value_words(value: object) -> str:
    """What a field is put right to, or was read as."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value or "nothing")


def paper_rows(pack: Pack) -> list[Row]:
    """All papers in page order, each recommendation a text that starts with its reference."""
    return [
        {
            "item": item.number,
            **fields_of(paper, "title kind page_first page_last fields put_right"),
            "recommendations": [f"{one.ref} {one.text}".strip() for one in paper.recommendations],
        }
        for item in pack.items
        for paper in item.papers
    ]


def minutes_value(pack: Pack) -> Row:
    """The minutes of the previous meeting; the same fields, empty, for a pack that has none."""
    minutes = pack.minutes or Minutes()
    return {
        **fields_of(minutes, "meeting_date"),
        "present": [one.name for one in minutes.present],
        "apologies": [one.name for one in minutes.apologies],
        "absent": [one.name for one in minutes.absent],
        "in_attendance": [one.name for one in minutes.in_attendance],
        "items": [
            {
                **fields_of(item, "number title page discussion"),
                "attendees": [_person(one) for one in item.attendees],
                "resolutions": [fields_of(one, "ref text") for one in item.resolutions],
                "motions": [_motion(one) for one in item.motions],
            }
            for item in minutes.items
        ],
    }


def _motion(motion: Motion) -> Row:
    votes = motion.votes
    names = "against abstained names_for names_against names_abstained"
    return {
        **fields_of(motion, "text mover seconder"),
        "result": motion.result or None,
        "votes": {"for": votes.for_, **fields_of(votes, names)} if votes else None,
    }


def minutes_rows(pack: Pack) -> list[Row]:
    """The minutes as a flat table: a row for each point of discussion and each resolution."""
    return [
        {**fields_of(item, "number title page"), "kind": kind, "ref": ref, "text": text}
        for item in (pack.minutes.items if pack.minutes else ())
        for kind, ref, text in _points(item)
    ]


def note_rows(notes: Sequence[Note], *, whole: bool = False) -> list[Row]:
    """Notes and questions, an item without a number by its title; ``whole`` with what a colleague's packview needs to find the place again: item_title, quote, edition."""
    return [
        {
            **fields_of(note, "id kind"),
            "item": note.anchor.item_number or ("" if whole else note.anchor.item_title),
            **fields_of(note, "text to"),
            **fields_of(note.anchor, "page pdf_page"),
            **fields_of(note, "indicator status private answer member created updated"),
            **fields_of(note, "parent priority order theme follow_up"),
            "evidence": [fields_of(one, "kind ref text page pdf_page") for one in note.evidence],
            "history": [fields_of(one, "status at") for one in note.history],
            **(fields_of(note.anchor, "item_title quote edition") if whole else {}),
        }
        for note in notes
    ]


def library_rows(entries: Sequence[LibraryEntry]) -> list[Row]:
    """The packs of the library; ``read`` is the share of pages read, 0 to 1."""
    names = "pack_id revision committee date pages notes questions_open"
    return [{**fields_of(entry, names), "read": round(entry.read, 2)} for entry in entries]


def search_rows(hits: Iterable[object], *, with_pack: bool = False) -> list[Row]:
    """Places where words were found (``services.search.search.Hit``), ``pack_id`` first where several packs were searched; pages as in note_rows."""
    names = "kind ref item page pdf_page text"
    return [fields_of(hit, f"pack_id {names}" if with_pack else names) for hit in hits]


def _person(one: Attendee) -> str:
    return ", ".join(part for part in (one.name, one.role, one.note) if part)


def _points(item: MinuteItem) -> list[tuple[str, str, str]]:
    points = [("discussion", "", text) for text in item.discussion]
    points += [("attendee", "", _person(one)) for one in item.attendees]
    points += [("resolution", one.ref, one.text) for one in item.resolutions]
    points += [("motion", "", motion_words(one)) for one in motions_of(item)]
    return points or [("", "", "")]


def panel_rows(pack: Pack, groups: Iterable[SameQuestions]) -> list[Row]:
    """A row for each group; ``also`` holds the other wordings."""
    return [
        {
            "item": item.number if (item := pack.item(first.anchor.item)) else first.anchor.item_number,
            **fields_of(first.anchor, "page pdf_page"),
            "text": first.text,
            "asked_by": list(group.asked_by),
            "to": list(dict.fromkeys(note.to for note in group.questions if note.to)),
            "status": first.status,
            "also": [note.text for note in group.questions[1:]],
            "ids": [note.id for note in group.questions],
        }
        for group in groups
        for first in group.questions[:1]
    ]


def indicator_rows(pack: Pack) -> list[Row]:
    """The indicators in the pack's order, figures as printed; None where a cell holds no figure."""
    return [_indicator(pack, indicator) for indicator in pack.indicators]


def indicator_cells(pack: Pack) -> list[Row]:
    """The same with a column for each period, benchmark and target, as a spreadsheet wants them."""
    columns = {
        nested: dict.fromkeys(name for one in pack.indicators for name in getattr(one, nested))
        for nested in ("values", "benchmarks", "targets")
    }
    before = {"values": "", "benchmarks": "benchmark ", "targets": "target "}
    rows = []
    for row in indicator_rows(pack):
        for nested, names in columns.items():
            figures = row.pop(nested)
            row |= {f"{before[nested]}{name}": figures.get(name) for name in names}
        rows.append(row)
    return rows


def recommendation_rows(pack: Pack) -> list[Row]:
    """The tracker; owner and due date are there for action logs."""
    names = "date title number action_proposed action_taken status owner due page pdf_page"
    return [fields_of(one, names) for one in pack.recommendations]


def carried_rows(carried: Sequence[CarriedOver]) -> list[Row]:
    """What the last meeting's log left; ``tracker`` is the row that speaks of it, '' where none does."""
    nowhere = TrackedRecommendation()
    return [
        {
            **fields_of(one, "kind date"),
            "item": one.item_number,
            **fields_of(one, "text owner due"),
            "tracker": f"{beside.title} {beside.number}".strip(),
            **fields_of(beside, "status action_taken page"),
        }
        for one in carried
        for beside in (one.beside or nowhere,)
    ]


def glossary_rows(pack: Pack) -> list[Row]:
    return [fields_of(entry, "term definition kind aliases in_text page pdf_page") for entry in pack.glossary]


def attendance_rows(people: Sequence[Attendance]) -> list[Row]:
    """Who came to the previous meeting; present is None for a member the minutes do not name, absent true without apologies."""
    return [fields_of(one, "name role present absent note page") for one in people]


def table_rows(pack: Pack, tables: Sequence[Table]) -> list[Row]:
    return [
        {
            **fields_of(table, "title header rows page pdf_page"),
            "item": pack.item_number(table.item),
            **fields_of(table, "doubtful"),
        }
        for table in tables
    ]


def laid_tables(opened: OpenPack) -> tuple[Table, ...]:
    """Every table of a pack as it is set out on its page; a cell that spans several stands in the first of them."""
    found = []
    for page, lines, block in _laid_blocks(opened):
        header, rows = laid_cells(lines, block)
        found.append(
            Table(
                title=block.title,
                header=tuple(header) if block.heads else (),
                rows=tuple(map(tuple, rows)),
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
                    **fields_of(cell, "column rows columns"),
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


def laid_cells(lines: Sequence[str], block: Block) -> tuple[list[str], list[list[str]]]:
    """The heading of each column of a table, and the cells of its other rows; one that spans several stands in the first."""
    header = [""] * block.columns
    rows = [[""] * block.columns for _ in block.rows]
    for number, row in enumerate(block.rows):
        for cell in row:
            text = cell_text(lines, cell)
            if cell.column < block.columns:
                rows[number][cell.column] = text
            last = min(cell.column + cell.columns, block.columns) if number < block.heads else 0
            for column in range(cell.column, last):
                header[column] = f"{header[column]} {text}".strip()
    return header, rows[block.heads :]


def cell_text(lines: Sequence[str], cell: LaidCell) -> str:
    text = ""
    for span in cell.spans:
        if span.line < len(lines):
            part = " ".join(lines[span.line][span.start : span.end].split())
            text += part if not text or broken_word(text, part) else f" {part}"
    return text


def theme_rows(pack: Pack, themes: Sequence[Theme], links: Sequence[ThemeLinks]) -> list[Row]:
    """Each theme with all that speaks of it, and the words that made each link."""
    titles = {theme.key: theme.title for theme in themes}
    return [
        {
            "key": one.theme,
            "title": titles[one.theme],
            "passages": [
                {
                    "item": pack.item_number(passage.item),
                    **fields_of(passage, "page pdf_page text words"),
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
    return [
        dict.fromkeys(("theme", "kind", "ref", "words", "page", "pdf_page")) | {"text": ""} | row
        for one in links
        for row in _links(pack, titles[one.theme], one)
    ]


def _links(pack: Pack, theme: str, one: ThemeLinks) -> Iterator[Row]:
    for passage in one.passages:
        words = {"ref": pack.item_number(passage.item), "words": ", ".join(passage.words)}
        yield {"theme": theme, "kind": "passage", **words, **fields_of(passage, "page pdf_page text")}
    lists = {"indicator": one.indicators, "recommendation": one.recommendations, "minute": one.minutes}
    for kind, found in lists.items():
        for link in found:
            words = {"ref": link.ref, "words": ", ".join(link.words)}
            yield {"theme": theme, "kind": kind, **words, **_called(pack, kind, link.position)}


def finding_rows(pack: Pack, findings: Sequence[Finding], taken: Collection[str] = ()) -> list[Row]:
    """What was noticed, in the order given; ``taken`` are the keys of findings that questions rest on."""
    return [
        {
            **fields_of(one, "kind rule severity sure"),
            "item": pack.item_number(one.item),
            **fields_of(one, "page pdf_page refs quote printed computed explanation question key"),
            "id": one.key,
            "certainty": one.sure,
            "taken": one.is_taken(taken),
            "author_first": one.author_first,
        }
        for one in findings
    ]


def finding_cells(pack: Pack, findings: Sequence[Finding], taken: Collection[str] = ()) -> list[Row]:
    """The same to read on a screen: where it is, what to ask, what is the matter."""
    return [
        {
            **fields_of(one, "severity sure"),
            "item": pack.item_number(one.item),
            "page": one.page or (f"PDF {one.pdf_page}" if one.pdf_page else ""),
            **fields_of(one, "explanation question"),
            "taken": one.is_taken(taken),
        }
        for one in findings
    ]


def _called(pack: Pack, kind: str, position: int) -> Row:
    """What stands at a place of one of the pack's lists: its words and its page; nothing where there is no such place."""
    places: Sequence[tuple[Indicator | TrackedRecommendation | MinuteItem, str]]
    if kind == "indicator":
        places = [(one, one.name) for one in pack.indicators]
    elif kind == "recommendation":
        places = [(one, one.action_proposed or one.title) for one in pack.recommendations]
    else:
        places = [(one, one.title) for one in (pack.minutes.items if pack.minutes else ())]
    if not 0 <= position < len(places):
        return {}
    one, text = places[position]
    return {**fields_of(one, "page pdf_page"), "text": text}


def _indicator(pack: Pack, indicator: Indicator) -> Row:
    figures = "change_month change_year average_12m max_12m"
    return {
        **fields_of(indicator, "ref name owner reporter outcome unit"),
        "values": _figures(indicator.values),
        **_figures(fields_of(indicator, figures)),
        "benchmarks": _figures(indicator.benchmarks),
        "targets": _figures(indicator.targets),
        **fields_of(indicator, "direction rag polarity commentary marks page pdf_page"),
        "item": pack.item_number(indicator.item),
        **fields_of(indicator, "doubtful put_right"),
    }


def _figures(named: Mapping[str, float | None]) -> Row:
    """Whole numbers without a decimal point, as they are printed: 1620, not 1620.0."""
    return {
        name: int(value) if value is not None and value.is_integer() else value
        for name, value in named.items()
    }
