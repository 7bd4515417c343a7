"""What a board has set out to improve, and where a pack speaks of it."""

from dataclasses import dataclass


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
