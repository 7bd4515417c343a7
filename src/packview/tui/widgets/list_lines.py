"""Lines of a list that are broken already. Textual would break and style each again at every change of the list."""

from collections.abc import Callable, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

Look = Literal["", "bold", "dim", "italic dim"]
Part = tuple[str, Look]
"""Some text and how it looks. The text comes through the text door: nothing in it is markup here."""

_STYLES: dict[Look, Style] = {
    "": Style(),
    "bold": Style(bold=True),
    "dim": Style(dim=True),
    "italic dim": Style(dim=True, italic=True),
}


Lines = Sequence[Sequence[Part]]


class ListLines(Visual):
    """What an option of a list shows.

    Args:
        lines: the parts of each line, none of them wider than the list; or what makes them once they are shown.
        count: how many there are, where they are not made yet.
    """

    def __init__(self, lines: Lines | Callable[[], Lines], count: int = 0) -> None:
        self._given = lines
        self._strips: tuple[object, list[Strip]] | None = None
        self._count = count if callable(lines) else len(lines)

    @property
    def _lines(self) -> Lines:
        if callable(self._given):
            self._given = self._given()
        return self._given

    @property
    def plain(self) -> str:
        """The text alone."""
        return "\n".join("".join(text for text, _ in line) for line in self._lines)

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,  # noqa: ARG002  a list's lines are not selected
    ) -> list[Strip]:
        """The lines, each as wide as the list."""
        if self._strips is None or self._strips[0] != (width, style):
            self._strips = ((width, style), self._render(width, style))
        strips = self._strips[1]
        return strips if height is None else strips[:height]

    def _render(self, width: int, style: Style) -> list[Strip]:
        styles = {look: (style + own).rich_style for look, own in _STYLES.items()}
        return [
            Strip([Segment(text, styles[look]) for text, look in line if text]).adjust_cell_length(
                width, styles[""]
            )
            for line in self._lines
        ]

    def get_optimal_width(self, rules: object, container_width: int) -> int:  # noqa: ARG002  Textual's signature
        """The widest line."""
        return max((sum(cell_len(text) for text, _ in line) for line in self._lines), default=0)

    def get_height(self, rules: object, width: int) -> int:  # noqa: ARG002  Textual's signature
        """As many as there are."""
        return self._count
