"""Who came to the last meeting: the minutes' lists set against the members on the front sheet."""

import re
from collections.abc import Sequence

from packview.model import Attendance, Attendee, Meeting, Minutes
from packview.parse.meeting.people import TITLES
from packview.parse.text.patterns import any_case
from packview.text import fold

_TITLE = any_case(
    rf"^(?:the )?(?:(?:{TITLES}|right|hon|appointed|co opted|member|aldermen|councillors|cllrs)\s+)+"
)
_HONOURS = re.compile(r"(?:\s+(?:obe|mbe|cbe|kbe|dbe|bem|jp|mp|qc|kc|dl|td))+$")


def attendance(minutes: Minutes | None, meeting: Meeting) -> tuple[Attendance, ...]:
    """One row for everyone who sits on the committee or is named by the minutes.

    Members come first, in the front sheet's order, then whoever else the minutes name. A member of today whom the minutes
    name neither as present nor as absent may have joined since: nothing is said of them.
    """
    if minutes is None:
        return ()
    named = [
        *((person, "present") for person in minutes.present),
        *((person, "apologies") for person in minutes.apologies),
        *((person, "absent") for person in minutes.absent),
        *((person, "present") for person in minutes.in_attendance),
    ]
    names = [name_words(person.name) for person, _ in named]
    members = [name_words(member.name) for member in meeting.members]
    rows: list[Attendance] = []
    used: set[int] = set()
    for index, member in enumerate(meeting.members):
        hits = _exactly(names, members[index])
        if not hits and len(_same(members, members[index])) == 1:
            hits = _same(names, members[index])
            if len({names[hit] for hit in hits}) > 1:
                hits = []  # two people it could be
        used.update(hits)
        rows.append(_row(member.name, member.role, [named[hit] for hit in hits], minutes.page_first))
    for index, (person, _) in enumerate(named):
        if index not in used:
            hits = [other for other in _exactly(names, names[index]) if other not in used]
            used.update(hits)
            rows.append(_row(person.name, "", [named[hit] for hit in hits], minutes.page_first))
    return tuple(rows)


def _row(name: str, role: str, hits: Sequence[tuple[Attendee, str]], page: str | None) -> Attendance:
    """A person from every place they are named; who is listed both as present and as away came late or left early."""
    lists = {came for _, came in hits}
    roles = [person.role for person, _ in hits if person.role]
    notes = dict.fromkeys(person.note for person, _ in hits if person.note)
    return Attendance(
        name=name,
        role=roles[0] if roles else role,
        present="present" in lists if lists else None,
        absent=lists == {"absent"},
        note="; ".join(notes),
        page=page,
    )


def name_words(printed: str) -> tuple[str, ...]:
    """A name without titles, honours and case: ('j', 'baillie')."""
    text = fold(printed)
    return tuple((_HONOURS.sub("", _TITLE.sub("", text)) or text).split())


def _exactly(names: Sequence[tuple[str, ...]], wanted: tuple[str, ...]) -> list[int]:
    return [index for index, name in enumerate(names) if name == wanted]


def _same(names: Sequence[tuple[str, ...]], wanted: tuple[str, ...]) -> list[int]:
    """Where a name stands, also in a shorter or longer form: 'Taggart', 'S Taggart' and 'Sarah Taggart' may be one."""
    return [index for index, name in enumerate(names) if _may_be(name, wanted)]


def _may_be(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other or one[-1] != other[-1]:
        return False
    return all(
        first == second or (1 in (len(first), len(second)) and first[0] == second[0])
        for first, second in zip(one[:-1], other[:-1], strict=False)
    )
