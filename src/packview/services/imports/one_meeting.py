"""Whether several files are the papers of one meeting: its agenda, and the reports and minutes that it names."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from packview.errors import PackviewError
from packview.model import AgendaItem, Pack
from packview.model.import_events import AgendaRead, Failed, Imported
from packview.parse.supplement import check_belongs
from packview.parse.text.titles import alike, nearly_same, split_number
from packview.services.imports.client import Import
from packview.text import fold, one_line

_ALIKE = 0.8
"""Of the words of two titles, for one to stand for the other."""
_BETWEEN_WORDS = re.compile(r"[_-]+")
_OF_ITEM = re.compile(r"\b(?:agenda[ _-]*)?item[ _-]*(?:no[ _.-]*)?0*(\d{1,3}[a-z]?)", re.IGNORECASE)


def of_one_meeting(files: Sequence[Path]) -> dict[Path, str]:
    """The files in the order in which they make one pack, the agenda first, each with a bookmark for its first page; none where they are not all of one meeting.

    One of them holds an agenda, the others none; no other says that it is of another meeting, but for the minutes of an
    earlier one, and half of them at least are papers of items by their titles or by the names of their files.
    """
    agenda: tuple[Path, Pack] | None = None
    others: list[tuple[Path, Pack]] = []
    for file in files:
        pack = _glance(file)
        if pack is None or (agenda and _has_agenda(pack)):
            return {}
        if _has_agenda(pack):
            agenda = file, pack
        else:
            others.append((file, pack))
    if agenda is None or not others or not all(_may_belong(agenda[1], pack) for _, pack in others):
        return {}
    items = {file: _item_of(agenda[1], file, pack) for file, pack in others}
    if 2 * sum(map(bool, items.values())) < len(others):
        return {}
    found = {file: f"{item.number} {item.title}" if item else file.stem for file, item in items.items()}
    return {agenda[0]: agenda[0].stem, **found}


def glance(file: Path) -> Pack:
    """A file's pack, of one with an agenda only its beginning. PackviewError: it cannot be read."""
    running = Import(file)
    for event in running:
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, AgendaRead | Imported):
            running.cancel()
            return event.pack
    raise PackviewError(f"{one_line(file.name)} could not be read to its agenda")


def _glance(file: Path) -> Pack | None:
    """The same as ``glance``; None for what is no PDF or cannot be read."""
    with suppress(PackviewError):
        return glance(file) if file.suffix.casefold() == ".pdf" else None
    return None


def _has_agenda(pack: Pack) -> bool:
    return sum(bool(item.number) for item in pack.items) > 1


def _may_belong(meeting: Pack, paper: Pack) -> bool:
    if paper.minutes and not paper.items:
        return any(item.kind == "minutes" for item in meeting.items)
    with suppress(PackviewError):
        check_belongs(meeting, paper)
        return True
    return False


def _item_of(meeting: Pack, file: Path, paper: Pack) -> AgendaItem | None:
    """The item a paper is of: by the number in the name of its file, else by its title."""
    if paper.minutes and not paper.items:
        return next(item for item in meeting.items if item.kind == "minutes")
    named = _OF_ITEM.search(file.stem)
    number = named[1].casefold() if named else ""
    titles = [item.title for item in paper.items[:1]]
    titles.append(split_number(_BETWEEN_WORDS.sub(" ", file.stem))[1])
    numbered = (item for item in meeting.items if number and item.number.strip(".").casefold() == number)
    titled = (item for item in meeting.items if any(_is_same(title, item.title) for title in titles))
    return next(numbered, next(titled, None))


def _is_same(one: str, other: str) -> bool:
    return nearly_same(one, other) or alike(fold(one), fold(other)) >= _ALIKE
