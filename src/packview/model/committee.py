"""What a committee's packs hold together: series over several packs, what was promised from meeting to meeting, who came."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the other modules
from itertools import takewhile
from typing import Literal

from packview.model.findings import Trend
from packview.model.pack import Indicator, Pack

BreakKind = Literal["renamed", "unit", "redefined", "restated"]
"""Why figures before a break do not go on: another name, another unit, another definition, most past figures changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InPack:
    """A place in one of a committee's packs: that of the meeting on ``date``."""

    pack_id: str
    date: Date
    page: str | None = None
    pdf_page: int | None = None


def in_pack(pack: Pack, page: str | None = None, pdf_page: int | None = None) -> InPack:
    """A place in the pack of a meeting, which must have a date."""
    assert pack.meeting.date is not None
    return InPack(pack_id=pack.pack_id, date=pack.meeting.date, page=page, pdf_page=pdf_page)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBreak:
    """A series that goes on as something else.

    Attributes:
        at: the pack that shows it first.
        since: the first period that counts as new, '' for none.
        before: the name or unit as it was; the commentary's sentence of a new definition is in ``after``.
    """

    kind: BreakKind
    at: InPack
    since: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedFigure:
    """A past figure that a later pack gives otherwise, by more than rounding."""

    period: str
    before: float
    after: float
    first: InPack
    then: InPack


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a pack's commentary says of an indicator, beside its latest figure; '' for either where there is none."""

    at: InPack
    commentary: str
    period: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongSeries:
    """An indicator's figures stitched across packs.

    Attributes:
        indicator: the newest pack's row; its values are those of all packs since the last break, the newest pack's of each period.
        earlier: figures before the last break, in order of time.
        position: its place in ``indicators`` of the newest pack, None where that does not have it.
        said: of each pack that has it, oldest first.
        trend: what the series since the last break says, None where it was not asked.
    """

    indicator: Indicator
    earlier: dict[str, float | None]
    position: int | None
    said: tuple[Said, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    revised: tuple[RevisedFigure, ...] = ()
    trend: Trend | None = None


SeenIn = Literal["minutes", "tracker", "log"]
PromiseState = Literal["open", "closed", "dropped", "unknown"]
"""'dropped': it stands in no tracker any more and was not answered; 'unknown': no tracker since could have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A promise as one pack has it.

    Attributes:
        where: resolved in its minutes, a row of its tracker, or in the member's own log of that meeting.
        answer: what is reported back, with the status where one is printed.
        done: whether that closes it.
    """

    at: InPack
    where: SeenIn
    text: str
    title: str = ""
    number: str = ""
    answer: str = ""
    owner: str = ""
    due: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedPromise:
    """What a committee was promised or asked for, from meeting to meeting.

    Attributes:
        made: the day of the meeting that asked for it, None where none is printed.
        seen: every sighting, oldest first.
        closed_by: what closed it beside an answer: the item of a later agenda about it; '' for none.
    """

    made: Date | None
    seen: tuple[Sighting, ...]
    state: PromiseState
    closed_by: str = ""

    @property
    def last(self) -> Sighting:
        return self.seen[-1]

    @property
    def closing(self) -> Sighting:
        """Where it was closed first, and not opened again since; the last sighting where it is open."""
        done = list(takewhile(lambda one: one.done, reversed(self.seen)))
        return done[-1] if done else self.last

    @property
    def since(self) -> Date:
        """From when on it is outstanding."""
        return self.made or self.seen[0].at.date

    @property
    def meetings(self) -> int:
        """How many meetings' papers have it; a meeting may have several packs: its agenda, a supplement, its minutes."""
        return len({one.at.date for one in self.seen if one.where != "log"})

    @property
    def wordings(self) -> tuple[str, ...]:
        """Its wordings in the trackers, oldest first; one where it never changed."""
        rows = [one.text for one in self.seen if one.where == "tracker"]
        return tuple(dict.fromkeys(" ".join(text.split()) for text in rows))

    @property
    def asked_again(self) -> tuple[Sighting, ...]:
        """Resolutions of later meetings that ask for the same."""
        return tuple(one for one in self.seen[1:] if one.where == "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOverMeetings:
    """How often somebody came: ``present`` of the ``of`` meetings whose minutes say so either way."""

    name: str
    role: str
    present: int
    of: int
    away: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsAt:
    """The member's questions at one meeting, counted."""

    at: InPack
    written: int = 0
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee over its meetings, oldest first.

    Attributes:
        packs: in the order of their meetings.
        undated: ids of its packs without a date, which are left out.
        unread: ids of its packs that cannot be read, with what is wrong.
        left_out: series and promises on items closed to the press and public.
    """

    council: str
    name: str
    packs: tuple[InPack, ...]
    series: tuple[LongSeries, ...] = ()
    promises: tuple[FollowedPromise, ...] = ()
    people: tuple[PersonOverMeetings, ...] = ()
    questions: tuple[QuestionsAt, ...] = ()
    undated: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    left_out: int = 0

    @property
    def days(self) -> tuple[Date, ...]:
        """The days of its meetings, oldest first; a meeting may have several packs."""
        return tuple(sorted({one.date for one in self.packs}))
