"""What is to be put right: read from what a member types in a form or a command, or made of an outline and of headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from packview.errors import PackviewError, require
from packview.model import AgendaItem, Pack
from packview.model.corrections import PAGES, Attendance, Subject, Value, indicator_key
from packview.model.open_pack import OpenPack
from packview.model.pack import item_key
from packview.model.references import the_item, the_page
from packview.parse.text.numbering import numbers_of
from packview.text import clean, fold, one_line
from packview.wording.periods import first_date

Wanted = Mapping[tuple[Subject, str, str], Value]
"""What is to be put right: subject, key and field to what it shall say."""
Typed = Mapping[str, Value]
"""By field as a member typed it, '' for nothing; None where nothing was typed."""
LISTS: Mapping[str, Value] = {**{one.replace("_", " "): one for one in get_args(Attendance)}, "none": None}
"""The lists of the minutes as a member names them."""
_LONGEST = 110
"""Letters of a heading that can be the title of an item."""


def fields_wanted(pack: Pack, subject: Subject, key: str, typed: Typed) -> Wanted:
    """What puts fields of one thing right.

    Raises PackviewError: something typed is no page, item, day, figure or word that the field takes.
    """
    given = {field: value for field, value in typed.items() if value is not None}
    return {(subject, key, field): _value(pack, field, value) for field, value in given.items()}


def _value(pack: Pack, field: str, typed: Value) -> Value:
    if not isinstance(typed, str):
        return typed
    read, text = _READERS.get(field.partition(" ")[0]), one_line(clean(typed))
    return read(pack, text) if read else text


def _day(typed: str) -> Value:
    """'2025-03-13' of '13 March 2025' too; what has no month in letters stays, as '02/05/25' may be two days."""
    day = first_date(typed) if any(map(str.isalpha, typed)) else None
    return day.isoformat() if day else typed or None


def _figure(typed: str) -> float | None:
    """A figure as a member types it: '1,620', '14.5%'; None for nothing."""
    plain = typed.replace(",", "").strip(" %\u00a3$")
    try:
        return float(plain) if plain else None
    except ValueError as error:
        raise PackviewError(f"{typed} is not a figure", "Type it as 44 or 14.5") from error


def _word(words: Mapping[str, Value], typed: str) -> Value:
    require(
        fold(typed) in words, f"{typed} is not one of the words allowed here", f"Type {' or '.join(words)}"
    )
    return words[fold(typed)]


_READERS: Mapping[str, Callable[[Pack, str], Value]] = {
    **dict.fromkeys(PAGES, lambda pack, text: the_page(pack, text) if text else None),
    **dict.fromkeys(("parent", "after"), lambda pack, text: the_item(pack, text).key if text else ""),
    **dict.fromkeys(("period", "target"), lambda _, text: _figure(text)),
    **dict.fromkeys(("date", "date_last"), lambda _, text: _day(text)),
    "quorum": lambda _, text: int(text) if text.isascii() and text.isdigit() else text or None,
    "list": lambda _, text: _word(LISTS, text),
    "listed": lambda _, text: _word({"yes": True, "no": False}, text),
    **dict.fromkeys(("kind", "status", "unit", "polarity"), lambda _, text: fold(text)),
}
"""What reads the fields that are no plain text, by the first word of their name."""


def person_wanted(pack: Pack, name: str, typed: Typed) -> Wanted:
    """What puts right who is on the committee ('listed', 'role') and who was at the last meeting ('list')."""
    name = one_line(clean(name))
    require(bool(name), "Whose name is it?", "Type it as it is printed, with the title")
    told = "This pack has no minutes of an earlier meeting"
    minuted = typed.get("list") is None or pack.minutes is not None
    require(minuted, told, "Leave out who was present")
    lists = {"list": typed.get("list")}
    others = {field: value for field, value in typed.items() if field not in lists}
    return {
        **fields_wanted(pack, "attendee", name, lists),
        **fields_wanted(pack, "member", name, others),
    }


def indicator_wanted(pack: Pack, name: str, figures: Mapping[str, str], typed: Typed) -> Wanted:
    """What puts an indicator right: figures by the names of periods and targets, and its other fields.

    Raises PackviewError: there is no such indicator, column or figure.
    """
    wanted = fold(name)
    found = [one for one in pack.indicators if wanted and wanted in {fold(one.ref), fold(one.name)}]
    key = indicator_key(found[0]) if found else ""
    alike = sum(indicator_key(one) == key for one in pack.indicators)
    told = "Several indicators are" if found else "No indicator is"
    ways = "Only what has a reference of its own can be put right; packview indicators PACK lists them"
    require(len(found) == alike == 1, f"{told} called {one_line(key or name)}", ways)
    columns = {fold(known): f"target {known}" for known in found[0].targets}
    columns |= {fold(known): f"period {known}" for known in found[0].values}
    known = ", ".join((*found[0].values, *found[0].targets)) or "none"
    for column in figures:
        require(fold(column) in columns, f"{name} has no column {column!r}", f"It has {known}")
    fields = {columns[fold(column)]: figure for column, figure in figures.items()}
    return fields_wanted(pack, "indicator", key, {**typed, **fields})


def item_wanted(pack: Pack, typed: Typed) -> Wanted:
    """What adds an item to the agenda: its 'number', 'title', 'first' and 'last' page, 'parent', and 'after' which it comes."""
    fields: dict[str, Any] = {
        field: value for (_, _, field), value in fields_wanted(pack, "item", "", typed).items()
    }
    require(bool(fields.get("title")), "An item has a title", "Type it as it is printed")
    return added_item(pack, **fields)


def heading_items(opened: OpenPack, first: int, last: int) -> list[tuple[str, int, int]]:
    """The items that the numbered headings on some PDF pages would make: title, first and last page.

    Where none is set as a heading, those are that stand alone between blank lines.
    """
    numbers = range(first, last + 1)
    found = [
        (head, number) for number in numbers for head in _set_headings(opened, number) if _is_title(head)
    ]
    if not found:
        alone = ((number, _alone(opened.pages[number - 1])) for number in numbers)
        found = [(head, number) for number, heads in alone for head in heads if _is_title(head)]
    ends = [*(page for _, page in found[1:]), last + 1][: len(found)]
    return [(title, page, max(page, end - 1)) for (title, page), end in zip(found, ends, strict=True)]


def _set_headings(opened: OpenPack, number: int) -> Iterator[str]:
    lines = opened.pages[number - 1]
    layout = opened.layouts[number - 1] if number <= len(opened.layouts) else ()
    return (one_line(" ".join(lines[one.first : one.last + 1])) for one in layout if one.kind == "heading")


def _alone(lines: Sequence[str]) -> Iterator[str]:
    around = zip(("", *lines), lines, (*lines[1:], ""), strict=False)
    return (one_line(line) for before, line, after in around if not before.strip() and not after.strip())


def _is_title(head: str) -> bool:
    number, title = _parted(head)
    return bool(number) and 3 <= len(title) <= _LONGEST and not head.endswith((",", ";"))


def _parted(title: str) -> tuple[str, str]:
    """The number before a title, '' for none, and the title without it; a bare year is part of the title."""
    found = next(iter(numbers_of(title)), None)
    numbered = found and found.rest and (found.marked or max(found.parts) < 1000)
    return (found.printed, found.rest) if found and numbered else ("", title)


def outline_items(opened: OpenPack) -> list[tuple[str, int, int]]:
    """The items that the file's outline would make: title, first and last PDF page; of its outermost level that names several pages."""
    marks = [(mark.level, mark.page, one_line(mark.title)) for mark in opened.pack.bookmarks if mark.page]
    for level in sorted({level for level, _, _ in marks}):
        titles = {page: title for here, page, title in reversed(marks) if here == level and page and title}
        starts = sorted(titles)
        if len(starts) > 1:
            ends = [page - 1 for page in starts[1:]] + [len(opened.pages)]
            return [(titles[page], page, end) for page, end in zip(starts, ends, strict=True)]
    return []


def added_item(
    pack: Pack,
    number: str = "",
    title: str = "",
    *,
    first: Value = None,
    last: Value = None,
    parent: str = "",
    after: str | None = None,
) -> Wanted:
    """What makes a new item of the agenda, with its PDF pages; ``after``: the key of the one before it, None for where its pages say.

    It takes its pages from the item that had them. Without a last page it ends where that item did.
    """
    key = item_key(number, title, {item.key for item in pack.items})
    holder = pack.item_of_page(first) if isinstance(first, int) else None
    if after is None:
        before = [item for item in pack.items if first and item.pdf_first and item.pdf_first <= int(first)]
        after = (before or pack.items)[-1].key if pack.items else ""
    if first is not None and last is None:
        last = holder.pdf_last if holder else first
    fields: dict[str, Value] = {"added": True, "number": number, "title": title, "after": after}
    fields |= {"first": first, "last": last} if first is not None else {}
    fields |= {"parent": parent} if parent else {}
    return {("item", key, name): value for name, value in fields.items()}


def joined_items(one: AgendaItem, other: AgendaItem) -> Wanted:
    """What makes one item of two, of which ``other`` comes later: its pages become those of ``one``."""
    wanted: dict[tuple[Subject, str, str], Value] = {("item", other.key, "dropped"): True}
    if other.pdf_last is not None:
        wanted["item", one.key, "last"] = other.pdf_last
        if one.pdf_first is None:
            wanted["item", one.key, "first"] = other.pdf_first
    return wanted


def outline_wanted(opened: OpenPack, found: Sequence[tuple[str, int, int]]) -> Wanted:
    """What makes items of titles with their first and last PDF pages; those whose title an item has give it their pages."""
    wanted: dict[tuple[Subject, str, str], Value] = {}
    pack, after = opened.pack, None
    for whole, first, last in found:
        number, title = _parted(whole)
        there = next((item for item in pack.items if fold(item.title) in {fold(whole), fold(title)}), None)
        if there is not None:
            wanted |= {("item", there.key, "first"): first, ("item", there.key, "last"): last}
            after = there.key
            continue
        made = added_item(pack, number, title, first=first, last=last, after=after)
        wanted |= made
        after = next(key for _, key, _ in made)
        pack = replace(pack, items=(*pack.items, AgendaItem(key=after, number=number, title=title)))
    return wanted
