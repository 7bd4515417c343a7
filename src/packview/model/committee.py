"""What a committee's packs hold together: series over several packs, what was promised from meeting to meeting, who came."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the other modules
from itertools import takewhile
from typing import Literal

from packview.model.findings import Trend
from packview.model.notes import page_words
from packview.model.pack import Indicator, Pack
from packview.model.words import figure
from packview.text import one_line
from packview.wording.dates import date_in_words, month_in_words
from packview.wording.words import counted

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


# All of it in words.
_LONGEST_QUOTE = 20
"""Words of an answer that is quoted."""


def place_words(at: InPack) -> str:
    """'29 November 2018, page 12'."""
    page = page_words(at.page, at.pdf_page)
    return f"{date_in_words(at.date, weekday=False)}{f', {page}' if page else ''}"


def break_words(one: SeriesBreak) -> str:
    """What breaks a series, in a sentence without its full stop."""
    papers = f"the papers of {place_words(one.at)}"
    if one.kind == "renamed":
        return f"Renamed in {papers}; before: '{one_line(one.before)}'"
    if one.kind == "unit":
        return f"Another unit in {papers}: {one.after}, before {one.before}"
    if one.kind == "restated":
        return f"Most past figures read otherwise in {papers}: {one.before} that both have"
    since = f"from {month_in_words(one.since)} on" if one.since else "and does not say from when"
    return f"Another definition {since}, say {papers}: '{one_line(one.after)}'"


def revised_words(one: RevisedFigure, unit: str) -> str:
    """'September 2018: 1,441 in the papers of ..., 1,514 in those of ...'."""
    before, after = figure(one.before, unit), figure(one.after, unit)
    papers = (
        f"{before} in the papers of {place_words(one.first)}, {after} in those of {place_words(one.then)}"
    )
    return f"{month_in_words(one.period)}: {papers}"


def promise_words(one: FollowedPromise) -> str:
    """Where a promise stands: 'outstanding since 27 September 2018, three meetings'."""
    since, last = date_in_words(one.since, weekday=False), place_words(one.last.at)
    closing = one.closing if one.state == "closed" else one.last
    short = len(closing.answer.split()) <= _LONGEST_QUOTE
    answer = (
        (f": '{one_line(closing.answer)}'" if short else ", answered at length") if closing.answer else ""
    )
    if one.state == "open":
        return f"outstanding since {since}, {counted(one.meetings, 'meeting')}"
    if one.state == "closed":
        return (
            f"closed, {one.closed_by}"
            if one.closed_by
            else f"closed in the papers of {place_words(closing.at)}{answer}"
        )
    if one.last.where != "tracker":
        none = (
            "no tracker since then"
            if one.state == "unknown"
            else "in no tracker, though others of that meeting are"
        )
        return f"asked for on {since}, {none}"
    gone = "gone from the tracker" if one.state == "dropped" else "in no later tracker"
    return f"{gone} after {last}, {'and not answered' if not answer else f'its last answer{answer}'}"


def wording_words(one: FollowedPromise) -> list[str]:
    """How its wording changed, and where it was asked for again."""
    words = one.wordings
    changed = [f"First worded: '{one_line(words[0])}'"] if len(words) > 1 else []
    return changed + [f"Asked again: {place_words(again.at)}" for again in one.asked_again]
