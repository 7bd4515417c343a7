"""What a member reads in place of keys and figures, on the screen and from a command alike."""

import re
from collections.abc import Sequence
from dataclasses import replace

from packview.model.committee import FollowedPromise, InPack, RevisedFigure, SeriesBreak
from packview.model.findings import Finding, Severity, Sureness, Trend
from packview.model.notes import NoteStatus, Priority, page_words
from packview.model.pack import Indicator, MinuteItem, Motion, Pack
from packview.text import fold, one_line
from packview.wording import numbers
from packview.wording.dates import date_in_words, month_in_words
from packview.wording.numbers import UNIT_OF_MEASURE, Unit, places_of
from packview.wording.periods import earlier_in, in_a_year, length_of, year_of, years_named
from packview.wording.sparkline import sparkline
from packview.wording.words import capital, counted


def failed_parts(pack: Pack) -> str:
    """'Could not be read: glossary, tables (page 12), layout (3 pages)', '' where every part of the file could be read."""
    places: dict[str, list[str]] = {}
    for warned in pack.failures:
        pages = places.setdefault(str(warned.stage), [])
        if warned.pdf_page is not None:
            pages.append(page_words(warned.page, warned.pdf_page))
    names = [
        f"{stage} ({pages[0] if len(pages) == 1 else f'{len(pages)} pages'})" if pages else stage
        for stage, pages in places.items()
    ]
    return f"Could not be read: {', '.join(names)}" if names else ""


def figure(value: float | None, unit: str, mark: str = "") -> str:
    """A figure with all its digits, its unit and what is in brackets behind it; where there is none, the mark in its place, or 'no figure'."""
    if value is None:
        return one_line(mark) or "no figure"
    shown = numbers.figure(value, UNIT_OF_MEASURE.get(unit, Unit.NONE), places=places_of(value))
    return f"{shown} {one_line(mark)}" if mark else shown


def latest(indicator: Indicator) -> tuple[str, float | None]:
    """The last period and its figure, which may be missing; ('', None) for an indicator without periods."""
    return next(reversed(indicator.values.items()), ("", None))


def change_words(change: float | None, since: str) -> str:
    """'up 12% on the month before', as printed; '' where no change is printed."""
    if not change:
        return "" if change is None else f"no change on {since}"
    return f"{'up' if change > 0 else 'down'} {figure(abs(change), 'percent')} on {since}"


def moved_words(indicator: Indicator) -> str:
    """How the latest figure compares with the one before: the printed change, else the two figures."""
    words = change_words(indicator.change_month, "the month before")
    if words:
        return words
    figures = list(indicator.values.values())
    if len(figures) < 2 or figures[-1] is None or figures[-2] is None:
        return "change not known"
    if figures[-1] == figures[-2]:
        return "as the time before"
    return f"{'up' if figures[-1] > figures[-2] else 'down'} from {figure(figures[-2], indicator.unit)}"


def course_words(indicator: Indicator) -> str:
    """'M3 Referrals again: 14.5% in October 2018, 12% in October 2017; England 14%; October 2017 to October 2018: ▃▁█'.

    Comparators and target as printed; without periods only the name.
    """
    values, marks, unit = indicator.values, indicator.marks, indicator.unit
    parts, (last, _) = [], latest(indicator)
    if last:
        alike = [period for period in values if length_of(period) == length_of(last)]
        year = earlier_in(alike, last, back=in_a_year(last)) if length_of(last) else None
        shown = [last, *([year] if year else [])]
        parts.append(
            ", ".join(
                f"{figure(values[one], unit, marks.get(one, ''))} in {month_in_words(one)}" for one in shown
            )
        )
        target = target_of(indicator)
        beside = {**indicator.benchmarks, **(dict([target]) if target else {})}
        known = {name: value for name, value in beside.items() if value is not None}
        parts.append(
            ", ".join(
                f"{one_line(name)} {figure(value, unit, marks.get(name, ''))}"
                for name, value in known.items()
            )
        )
        if len(values) > 1:
            since = f"{month_in_words(next(iter(values)))} to {month_in_words(last)}"
            parts.append(f"{since}: {sparkline(list(values.values()))}")
        parts.append("doubtful: check the page" if indicator.doubtful else "")
    name = one_line(f"{indicator.ref} {indicator.name}")
    return ": ".join(filter(None, (name, "; ".join(filter(None, parts)))))


def polarity_words(indicator: Indicator, trend: Trend | None = None) -> str:
    """Which way is better, where the pack prints it."""
    words = {"high": "higher is better", "low": "lower is better"}.get(indicator.polarity, "")
    verdict = ""
    if trend is not None and trend.signal and trend.good is not None:
        verdict = "for the better" if trend.good else "for the worse"
    return ", ".join(part for part in (words, verdict) if part)


_RULES = {
    "outside": "the latest point lies outside the limits",
    "trend": "the last seven points go the same way",
    "one side": "the last seven points are all on one side of the usual level",
    "two of three": "two of the last three points lie close to a limit",
}


def trend_words(trend: Trend | None) -> str:
    """What the series says: 'signal: ...', 'no signal', or why nothing can be said."""
    if trend is None:
        return ""
    if trend.method == "none":
        return f"not judged: {one_line(trend.reason)}" if trend.reason else "not judged"
    if trend.signal:
        where = {"up": " (high)", "down": " (low)"}.get(trend.direction, "")
        return f"signal{where}: {'; '.join(_RULES[rule] for rule in trend.rules)}"
    return "no signal: within its usual range" if trend.method == "xmr" else "no signal on a run chart"


def target_of(indicator: Indicator) -> tuple[str, float] | None:
    """The target that goes with the latest period: of its financial year where it is named, else the only one."""
    if len(indicator.targets) == 1:
        [(only, value)] = indicator.targets.items()
        return None if value is None else (only, value)
    period = latest(indicator)[0]
    years = {year_of(period)} if length_of(period) else years_named(period)
    for name, value in indicator.targets.items():
        if value is not None and years & years_named(name):
            return name, value
    return None


STATUS: dict[NoteStatus, str] = {
    "draft": "to ask",
    "ready": "ready to ask",
    "asked": "asked, no answer yet",
    "answered": "answered",
    "deferred": "deferred",
    "withdrawn": "withdrawn",
}
"""Where a question stands."""
PRIORITY: dict[Priority, str] = {"main": "Big question", "normal": "Line of enquiry", "low": "If time allows"}
SEVERITY: dict[Severity, str] = {"ask": "Worth asking", "look": "Worth a look", "info": "Good to know"}
SURE: dict[Sureness, str] = {"certain": "", "likely": "likely", "possible": "possible: read it first"}
FIRST = 5
"""How many findings worth asking about make the first five minutes."""

TAKEN = "taken as a question"
AUTHOR_FIRST = "raise with the author first"
"""How a finding is marked that a question rests on, and one that is better not asked about in public."""


def first_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those worth asking about that deserve a member's first five minutes, in the order given."""
    return tuple(one for one in findings if one.severity == "ask")[:FIRST]


def motions_of(item: MinuteItem) -> list[Motion]:
    """The motions of a minute that tell more than its resolutions, without a text that a resolution has."""
    resolved = [fold(one.text) for one in item.resolutions]
    motions = [
        replace(one, text="") if one.result != "lost" and _is_among(fold(one.text), resolved) else one
        for one in item.motions
    ]
    return [one for one in motions if one.text or one.mover or one.votes]


def _is_among(text: str, resolved: Sequence[str]) -> bool:
    """Whether a motion is one of the resolutions, of which either may have a few words more: who moved it, 'that'."""
    return any(text and one and (text in one or one in text) for one in resolved)


_OF_MOTIONS = frozenset({"that", "resolution", "motion", "moved", "seconded", "by", "and", "no", "the"})


def discussion_of(item: MinuteItem) -> list[str]:
    """The paragraphs of a minute that say more than its motions, as ``motion_words`` has them, do."""
    motions = [_OF_MOTIONS.union(_words_in(motion_words(one))) for one in item.motions]
    return [
        text for text in item.discussion if not any(words.issuperset(_words_in(text)) for words in motions)
    ]


def _words_in(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def motion_words(motion: Motion) -> str:
    """A motion in words: 'Motion lost: That the path be closed. Moved by Cllr Ash, seconded by Cllr Birch. 3 for, 5 against.'."""
    head = f"Motion {motion.result}" if motion.result else "Motion"
    text = motion.text.rstrip()
    movers = [
        f"{done} by {who}" for done, who in (("moved", motion.mover), ("seconded", motion.seconder)) if who
    ]
    votes = motion.votes
    counts = {"for": votes.for_, "against": votes.against, "abstained": votes.abstained} if votes else {}
    hands = [f"{count} {word}" for word, count in counts.items() if count is not None]
    parts = [f"{head}: {text}" if text else head, ", ".join(movers), ", ".join(hands)]
    return ". ".join(capital(part).removesuffix(".") for part in parts if part) + "."


# A committee over its meetings.
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
