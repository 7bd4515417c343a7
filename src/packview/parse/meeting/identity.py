"""Names that last: a pack's id and an item's key."""

import unicodedata
from collections.abc import Iterable

from packview.model import Meeting
from packview.parse.meeting.committees import short_council
from packview.text import slug

_LONGEST = 90


def pack_id_of(meeting: Meeting, sha256: str, *, what: str = "", title: str = "") -> str:
    """The id of a pack: council's short name, committee and date, as far as they are known.

    Args:
        meeting: the front sheet.
        sha256: of the file; its beginning stands for a date that is not known.
        what: 'minutes' or 'supplement' for a file that is not the meeting's main pack.
        title: of the file, for one that names no committee.
    """
    council, committee = _slug(short_council(meeting.council)), _slug(meeting.committee or title)
    if committee.startswith(f"{council}-"):
        council = ""
    name = "-".join(part for part in (council, committee) if part)[:_LONGEST].rstrip("-")
    day = meeting.date.isoformat() if meeting.date else ""
    return "-".join(part for part in (name or "untitled", day or sha256[:8], what) if part)


def item_keys(items: Iterable[tuple[str, str]]) -> list[str]:
    """Keys of agenda items: number and up to five words of the title; a second one of the same gets '-2'.

    Args:
        items: number and title of each.
    """
    found: list[str] = []
    taken: set[str] = set()
    for number, title in items:
        words = _slug(title).split("-")[:5]
        key = base = "-".join(part for part in (_slug(number), *words) if part) or "item"
        count = 1
        while key in taken:
            count += 1
            key = f"{base}-{count}"
        taken.add(key)
        found.append(key)
    return found


def _slug(text: str) -> str:
    """A slug in which accented letters keep their base letter: 'Café' is 'cafe'."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "").replace("'", ""))
    return slug("".join(character for character in plain if not unicodedata.combining(character)))
