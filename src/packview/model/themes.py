"""What a board has set out to improve, and where a pack speaks of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A priority of a board, with the vocabulary that finds it.

    Attributes:
        key: unique among all themes, as in a file name: 'think-family'.
        title: as the member reads it.
        summary: what the board wants, in a sentence or two.
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
    """A paragraph that speaks of a theme.

    Attributes:
        item: key of the agenda item, '' for none.
        page: printed label of the page it begins on.
        pdf_page: 1..n.
        text: the paragraph on one line.
        words: what made the link, as printed, in the order printed; 'LAC (Looked After Child)' for an acronym.
    """

    item: str = ""
    page: str | None = None
    pdf_page: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink:
    """An indicator, a recommendation or a minute that speaks of a theme.

    Attributes:
        ref: reference or number as printed; recommendations of two meetings may share one.
        position: place in the pack's own list, from 0.
        words: as in ThemePassage.
    """

    ref: str
    position: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLinks:
    """Everything in a pack that speaks of one theme.

    Attributes:
        theme: its key.
        passages: in page order.
        indicators: in the pack's order.
        recommendations: of the tracker, in the pack's order.
        minutes: of the previous meeting, in order.
    """

    theme: str
    passages: tuple[ThemePassage, ...] = ()
    indicators: tuple[ThemeLink, ...] = ()
    recommendations: tuple[ThemeLink, ...] = ()
    minutes: tuple[ThemeLink, ...] = ()
