"""The minutes of an earlier meeting."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  used as a type beside a field of that name


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody the minutes name as present, absent or in attendance.

    Attributes:
        name: with the title as printed, singular: 'Councillor J Baillie', 'Rob Sanders', 'Mr R W Gough'.
        role: 'Chair', 'Appointed Member', 'Director of Public Health' or ''.
        note: what is printed about the attendance: 'except items 15, 16 and 17', or ''.
    """

    name: str
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What was resolved. ``ref`` is '(i)', '1', 'a' as printed, '' for a single one."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteItem:
    """A numbered minute.

    Attributes:
        number: as printed, without the full stop: '14', 'C23/18'.
        title: on one line.
        page: printed label of the page it starts on.
        pdf_page: PDF page it starts on.
        discussion: paragraphs and bullet points, in order.
        attendees: who spoke or attended for the item, as printed.
        resolutions: in order.
    """

    number: str
    title: str
    page: str | None = None
    pdf_page: int | None = None
    discussion: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes of one meeting."""

    committee: str = ""
    meeting_date: Date | None = None
    present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    in_attendance: tuple[Attendee, ...] = ()
    items: tuple[MinuteItem, ...] = ()
    page_first: str | None = None
    pdf_first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A resolution and the row that follows it up.

    Attributes:
        minute: position of the item in the minutes, from 0.
        resolution: position among its resolutions, from 0.
        row: position of the row in the pack's tracker, from 0.
    """

    minute: int
    resolution: int
    row: int
