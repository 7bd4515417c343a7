"""What the lines above the panes say, at any width."""

import pytest
from textual.app import App, ComposeResult

from packview.tui.workspace.chrome import Place, PlaceLines, highest, page_words
from tui.fakes_workspace import NASTY, seen

PLACE = Place(
    meeting="Children and Families Scrutiny Panel",
    when="Thu 29 Nov 2018, in 3 days",
    page="Page 47 of 70 \u00b7 PDF 52 of 75",
    item=f"Item 8: {NASTY}",
)


class LinesApp(App[None]):
    def __init__(self, place: Place, *, one: bool = False) -> None:
        super().__init__()
        self.lines = PlaceLines()
        self.lines.set_class(one, "-one")
        self.place = place

    def compose(self) -> ComposeResult:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.show(self.place)


@pytest.mark.parametrize(
    ("label", "last", "words"),
    [
        ("47", "70", "Page 47 of 70 \u00b7 PDF 52 of 75"),
        (None, "70", "PDF 52 of 75 (no printed number)"),
        (None, None, "PDF 52 of 75"),
        ("47", None, "Page 47 \u00b7 PDF 52 of 75"),
    ],
)
def test_both_page_numbers(label: str | None, last: str | None, words: str) -> None:
    assert page_words(label, last, 52, 75) == words


def test_the_last_number_is_the_highest() -> None:
    assert highest(["1", "70", "12"]) == "70", "a supplement may begin again"
    assert highest(["i", "ii", "A1"]) == "A1"
    assert highest([]) is None


async def test_everything_where_there_is_room() -> None:
    app = LinesApp(PLACE)
    async with app.run_test(size=(100, 5)):
        lines = seen(app).split("\n")
    assert lines[0].strip() == "Children and Families Scrutiny Panel \u00b7 Thu 29 Nov 2018, in 3 days"
    assert lines[1].strip() == f"Page 47 of 70 \u00b7 PDF 52 of 75 \u00b7 Item 8: {NASTY}"


@pytest.mark.parametrize("width", [80, 60, 40])
async def test_news_and_page_are_never_what_is_cut(width: int) -> None:
    app = LinesApp(Place(**{**_fields(PLACE), "news": "The question is saved"}))
    async with app.run_test(size=(width, 5)):
        lines = seen(app).split("\n")
    assert lines[0].endswith("The question is saved")
    assert "Page 47 of 70 \u00b7 PDF 52 of 75" in lines[1]


async def test_one_line_has_the_page_and_the_news() -> None:
    app = LinesApp(Place(**{**_fields(PLACE), "news": "Saved"}), one=True)
    async with app.run_test(size=(60, 3)):
        lines = seen(app).split("\n")
    assert lines[0].strip() == "Page 47 of 70 \u00b7 PDF 52 of 75 \u00b7 Saved"
    assert lines[1] == ""


@pytest.mark.parametrize("width", [1, 5, 12])
async def test_no_room_is_no_harm(width: int) -> None:
    app = LinesApp(PLACE)
    async with app.run_test(size=(width, 3)):
        assert seen(app)


def _fields(place: Place) -> dict[str, str]:
    return {name: getattr(place, name) for name in ("meeting", "when", "page", "item", "news")}
