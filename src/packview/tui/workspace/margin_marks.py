"""What the margin of the pages shows, from what was worked out and what the member marked."""

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase

from packview.model import Finding, PlaceMark
from packview.services.search.finding_places import line_of
from packview.text import one_line
from packview.tui.base.side_view import Seen
from packview.tui.keys.in_force import pressed
from packview.tui.reader.margin import BOOKMARK, FINDING, MarginMark

_SPARE = "*"


def theme_signs(seen: Seen) -> Mapping[str, str]:
    """A letter for each theme: the first of its title that no other has, for the same themes always the same."""
    signs: dict[str, str] = {}
    for theme in seen.themes:
        letters = [letter for letter in one_line(theme.title).upper() if letter in ascii_uppercase]
        free = (letter for letter in (*letters, *ascii_uppercase) if letter not in signs.values())
        signs[theme.key] = next(free, _SPARE)
    return signs


def margin_marks(seen: Seen, bookmarks: Sequence[PlaceMark]) -> Iterator[MarginMark]:
    """A mark for each passage that speaks of a theme, each finding that rests on a page, and each bookmark."""
    signs = theme_signs(seen)
    titles = {theme.key: one_line(theme.title) for theme in seen.themes}
    for links in seen.links:
        for passage in links.passages:
            title = titles.get(links.theme, links.theme)
            yield MarginMark(
                pdf_page=passage.pdf_page,
                sign=signs.get(links.theme, _SPARE),
                name=title,
                words=f"{title}: {', '.join(passage.words)}",
                quote=passage.text,
                view="themes",
                ref=links.theme,
            )
    for finding in seen.findings:
        if finding.pdf_page is not None:
            yield MarginMark(
                pdf_page=finding.pdf_page,
                sign=FINDING,
                name="finding",
                words=finding.explanation,
                quote=finding.quote,
                line=None if finding.quote else _line(finding, seen),
                view="findings",
                ref=finding.key,
            )
    for mark in bookmarks:
        yield MarginMark(
            pdf_page=mark.pdf_page,
            sign=BOOKMARK,
            name="bookmark",
            words=f"Your bookmark. {pressed('workspace.bookmark')} takes it away",
            line=mark.line,
        )


def _line(finding: Finding, seen: Seen) -> int | None:
    """Where a finding stands that quotes no words; None for the page as a whole."""
    number = finding.pdf_page or 0
    return line_of(finding, seen.pack, seen.pages[number - 1]) if 1 <= number <= len(seen.pages) else None
