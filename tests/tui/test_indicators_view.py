"""The list of indicators and one of them in detail, key by key."""

from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from packview.model import Note, Theme, ThemeLink, ThemeLinks
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import WorkspaceState
from packview.tui.views.indicator_detail import IndicatorPlot, IndicatorScreen
from packview.tui.views.indicators import IndicatorsView
from tui.fakes_workspace import note
from tui.indicator_values import ALL, NASTY, PACK, TRENDS

THEME = Theme(key="doors", title="Open doors", phrases=("door",))
SEEN = WorkspaceState(
    pack=replace(PACK, indicators=ALL),
    themes=(THEME,),
    links=(ThemeLinks(theme="doors", indicators=(ThemeLink(ref="M10", position=1, words=("door",)),)),),
    trends=TRENDS,
    twins={0: (2,), 2: (0,)},
    studied=True,
)


class ViewApp(App[None]):
    def __init__(self, seen: WorkspaceState = SEEN) -> None:
        super().__init__()
        self.view = IndicatorsView(id="indicators")
        self.seen = seen
        self.told: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(self.seen)
        self.view.list.focus()

    def on_wanted(self, message: Wanted) -> None:
        match message.what, message.values:
            case "show_quote", (page, _):
                self.told.append(("page", page))
            case "write_about", (draft, _):
                self.told.append((draft.kind, draft.indicator, [one.text for one in draft.evidence]))
            case "copy_entry", (text, words, *_):
                self.told.append((words, text[:5]))
            case _, values:
                self.told.append(values)

    @property
    def refs(self) -> list[str]:
        return [entry.indicator for entry in self.view.list.rows]

    @property
    def head(self) -> str:
        return str(self.view.above.content)


async def test_every_key_of_the_list_does_what_it_says() -> None:
    app = ViewApp()
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert app.refs == ["M1", "M10", "M3", NASTY]
        await pilot.press("enter", "o")
        assert app.view.note("question"), "the workspace asks the view in use"
        await pilot.press("y", "Y")
        assert app.told == [
            (0, (0, 1, 2, 3)),
            ("page", 5),
            ("question", "M1", ["M1 Contacts received, 40 in Oct 18"]),
            ("M1 as Markdown", "**M1 "),
            ("M1 as CSV", "ref,n"),
        ]
        await pilot.press("s")
        assert app.refs == [NASTY, "M1", "M3", "M10"]
        assert "by reference" in app.head
        await pilot.press("s", "s", "exclamation_mark")
        assert app.refs == ["M3"]
        assert "only signals" in app.head
        await pilot.press("exclamation_mark")
        app.view.find()
        await pilot.press(*"jane")
        assert app.refs == ["M1", "M10"], "owners are found by their names"


async def test_words_filter_as_they_are_typed_and_escape_takes_them_away() -> None:
    app = ViewApp()
    async with app.run_test(size=(60, 30)) as pilot:
        assert app.view.find()
        await pilot.press(*"visits")
        assert app.refs == ["M10"]
        await pilot.press("enter")
        assert app.view.list.has_focus
        assert app.view.find()
        assert app.view.close_find()
        assert not app.view.close_find()
        await pilot.pause()
        assert len(app.refs) == 4
        assert app.view.list.has_focus
        assert not app.view.query_one(Input).has_class("-open")
        app.view.find()
        await pilot.press(*"nothing such", "down")
        assert app.refs == []
        assert "Nothing here has these words" in str(app.view.list.get_option_at_index(0).prompt)
        await pilot.press("o", "y", "enter")
        assert not app.view.note("question")
        assert app.told == []


async def test_a_filtered_one_is_revealed_and_the_highlight_stays_through_sorting() -> None:
    app = ViewApp()
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("exclamation_mark", "exclamation_mark")
        app.view.reveal("m3")
        assert app.view.entry == "M3"
        await pilot.press("s")
        assert app.view.entry == "M3"
        app.view.reveal("no such")
        assert app.view.entry == "M3"


async def test_a_click_highlights_and_a_second_one_opens() -> None:
    app = ViewApp()
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        top = app.view.list.region.y
        await pilot.click(offset=(5, top + 1))
        assert app.view.entry == "M10"
        assert app.told == []
        await pilot.click(offset=(5, top + 1), times=2)
        assert app.told[-1] == (1, (0, 1, 2, 3))


async def test_an_empty_list_says_why() -> None:
    app = ViewApp(WorkspaceState(pack=PACK, studied=True))
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert "No performance indicators" in str(app.view.list.get_option_at_index(0).prompt)


class DetailApp(App[None]):
    def __init__(self, position: int, notes: tuple[Note, ...] = (), *, braille: bool = True) -> None:
        super().__init__()
        self.braille = braille
        self.position = position
        self.notes = notes
        self.answers: list[object] = []

    def on_mount(self) -> None:
        seen = replace(SEEN, notes=self.notes)
        self.push_screen(IndicatorScreen(seen, self.position, braille=self.braille), self.answers.append)

    @property
    def words(self) -> str:
        return "\n".join(str(part.content) for part in self.screen.query(Static))


async def test_the_detail_says_everything_and_keys_go_round() -> None:
    app = DetailApp(2, notes=(replace(note("Why fewer?", kind="question"), indicator="M3"),))
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        words = app.words
        for part in (
            "14.5% in Oct 18",
            "page 3",
            "lower is better",
            "Fewer of them.",
            "Help comes",
            "Phil Bull",
        ):
            assert part in words
        assert "M1 Contacts received: 40" in words
        assert "Why fewer? (draft)" in words
        assert "3 in 100" in words
        assert len(app.screen.query(IndicatorPlot)) == 1
        await pilot.press("l")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.position == 0
        await pilot.press("right")
        assert app.screen.position == 1
        await pilot.press("right_square_bracket", "left_square_bracket", "left", "left")
        assert app.screen.position == 3
        assert NASTY in app.words
        assert "DOUBTFUL" in app.words
        await pilot.press("y", "Y", "escape")
        assert app.answers == [None]


@pytest.mark.parametrize(("key", "what"), [("o", "show_quote"), ("enter", "show_quote")])
async def test_the_detail_answers_with_what_is_wanted(key: str, what: str) -> None:
    app = DetailApp(0)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(key)
        answer = app.answers[0]
        assert isinstance(answer, Wanted)
        assert answer.what == what


async def test_the_plot_is_drawn_anew_for_another_width_and_with_plain_signs_where_there_is_no_braille() -> (
    None
):
    app = DetailApp(2, braille=False)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        plot = app.screen.query_one(IndicatorPlot)
        narrow = str(plot.content)
        assert "T 16% Target 2018/19" in narrow
        assert "# figures of the signal, for the better" in narrow
        assert narrow.isascii()
        await pilot.resize_terminal(50, 60)
        await pilot.pause()
        assert max(map(len, str(plot.content).split("\n"))) < max(map(len, narrow.split("\n")))
