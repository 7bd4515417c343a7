"""What packview noticed in a pack, where it speaks of a board's priorities, what another edition changed: derived, never stored in it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from packview.wording.words import capital

Severity = Literal["ask", "look", "info"]
"""'ask' is worth a question in the meeting, 'look' worth a look at the page, 'info' good to know."""
Sureness = Literal["certain", "likely", "possible"]
"""'certain' where no unrounded figures could give what is printed; the others say how far words had to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a pack that does not add up, was dropped, or stands out.

    Attributes:
        key: the same for the same finding each time the pack is read: a note that rests on it keeps it.
        kind: what sort it is: 'claim'; the detectors name them. ``label`` is the kind as members read it.
        rule: name of the rule that found it. Findings of one rule belong together; what it says is for readers alone.
        item: key of the agenda item, '' for none.
        pdf_page: 1..n, None for the pack as a whole.
        refs: references of the indicators, numbers of the minutes or of the tracker's rows it is about.
        bare_refs: these are bare numbers, which say nothing to a reader; the explanation names what they stand for.
        quote: the words of the pack it rests on, as they stand on the page; '' where it rests on a cell.
        printed: the printed figure or words.
        computed: what packview makes of it, with its working; '' where nothing is computed.
        explanation: what is the matter, in a sentence or two for a councillor.
        question: what an elected member could ask an officer, courteous and plain; '' for 'info'.
    """

    key: str
    kind: str = ""
    label: str = ""
    rule: str
    severity: Severity
    sure: Sureness = "certain"
    item: str = ""
    page: str | None = None
    pdf_page: int | None = None
    refs: tuple[str, ...] = ()
    bare_refs: bool = False
    quote: str = ""
    printed: str = ""
    computed: str = ""
    explanation: str
    question: str = ""
    gap: float = 0.0
    people: float = 0.0
    explained: bool = False
    author_first: bool = False
    same: tuple[str, ...] = ()

    def is_taken(self, taken: Collection[str]) -> bool:
        """Whether a question rests on it, or on one that told the same fact; ``taken`` are keys of findings."""
        return self.key in taken or any(key in taken for key in self.same)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One detector, tried on a pack.

    Attributes:
        seconds: it took, with what it was the first to need of all that detectors share.
        error: name of the exception that stopped it, '' where it ran to its end.
    """

    name: str
    seconds: float
    error: str = ""

    @property
    def problem(self) -> str:
        """'Percentage claims could not be checked (ValueError). Please report it', '' where they were."""
        if not self.error:
            return ""
        return f"{capital(self.name)} could not be checked ({self.error}). Please report it"


TrendRule = Literal["outside", "trend", "one side", "two of three"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What a series of figures says: signal or noise.

    Attributes:
        position: of the indicator in the pack's own list, from 0.
        ref: its reference as printed.
        method: 'xmr' with limits, 'run chart' with a median only, 'none' where the series was refused.
        centre: mean (xmr) or median (run chart); None for 'none'.
        upper: upper limit, None without limits.
        lower: the same below; not clipped.
        rules: that fired at the latest point.
        direction: which way the latest point lies or moves when a rule fired, '' otherwise.
        good: whether that is for the better by the indicator's polarity, None where that is not known or nothing fired.
        provisional: whether there are limits, from too few figures to be settled.
        stock: whether the changes of the figures are judged, because they say what stands at a time.
        reason: why there is no verdict or no limits, in words; '' otherwise.
    """

    position: int
    ref: str
    method: Literal["xmr", "run chart", "none"]
    centre: float | None = None
    upper: float | None = None
    lower: float | None = None
    rules: tuple[TrendRule, ...] = ()
    direction: Literal["up", "down", ""] = ""
    good: bool | None = None
    provisional: bool = False
    stock: bool = False
    reason: str = ""

    @property
    def signal(self) -> bool:
        """Whether anything more than noise was seen at the latest point."""
        return bool(self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A priority of a board, with the vocabulary that finds it.

    Attributes:
        key: unique among all themes, as in a file name: 'think-family'.
        phrases: each is enough for a link: 'looked after child', 'LAC'.
        words: two different ones in the same paragraph make a link.
    """

    key: str
    title: str
    summary: str = ""
    phrases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePassage:
    """A paragraph that speaks of a theme, on one line.

    ``words`` made the link, as printed, in the order printed; 'LAC (Looked After Child)' for an acronym.
    """

    item: str = ""
    page: str | None = None
    pdf_page: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink:
    """An indicator, a recommendation or a minute that speaks of a theme, at a place of the pack's own list, from 0.

    ``ref`` is as printed; recommendations of two meetings may share one. ``words`` as in ThemePassage.
    """

    ref: str
    position: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLinks:
    """Everything in a pack that speaks of one theme, in the order of the pack."""

    theme: str
    passages: tuple[ThemePassage, ...] = ()
    indicators: tuple[ThemeLink, ...] = ()
    recommendations: tuple[ThemeLink, ...] = ()
    minutes: tuple[ThemeLink, ...] = ()


RevisedPart = Literal["item", "paper", "page", "figure"]
RevisedHow = Literal["added", "removed", "changed", "renamed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChange:
    """One thing that is not as it was.

    Attributes:
        item: number of its agenda item now, before where it was removed; '' for none.
        name: what it is called: a title, 'M1 Number of contacts, 2018-10', '' for a page.
        before: what it was, ``after`` what it is now: a number, a title, a figure; '' where nothing is to be said.
        page: printed label now, before where it was removed; None where none is printed.
        pdf_page: as ``page``; None where it has no page.
    """

    part: RevisedPart
    how: RevisedHow
    item: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    page: str | None = None
    pdf_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChanges:
    """All that changed between two editions of a pack: items first, then papers, pages and figures, each in the new edition's order."""

    old_revision: int
    new_revision: int
    changes: tuple[RevisionChange, ...] = ()
    same_pages: int = 0

    def of(self, part: RevisedPart) -> tuple[RevisionChange, ...]:
        """Those of one sort."""
        return tuple(change for change in self.changes if change.part == part)
