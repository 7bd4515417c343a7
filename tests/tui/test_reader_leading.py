"""Links, terms, words and the margin of the reader, with keys and mouse."""

from dataclasses import replace
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from packview.model import GlossaryEntry, Position
from packview.services.search.links import Link, Links
from packview.services.search.terms import Term, Terms
from packview.tui.base.screen import Wanted
from packview.tui.reader.pages import MarginMark, PackText, address_of
from packview.tui.reader.reader import PageReader
from tui.fakes_workspace import NASTY, PACK, PAGES

LINKED = (
    *PAGES[:4],
    (
        "The CLA are as on page 2, and in Appendix 1.",
        "",
        f"{NASTY} see www.example.org or NPS",
        "",
        "CLAs again.",
    ),
    *PAGES[5:],
)
TERMS = Terms((GlossaryEntry(term="CLA", definition=f"Looked after {NASTY}", kind="acronym"),))


class LeadingApp(App[None]):
    """The reader alone, on a page with links."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = PageReader(id="pages")
        self.followed: list[Link] = []
        self.chosen: list[Link] = []
        self.terms: list[Term] = []
        self.nothing: list[str] = []
        self.views: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        self.reader.load(PackText(pages=LINKED, infos=PACK.pages))
        self.reader.know(Links(PACK, LINKED), TERMS)
        yield self.reader

    def on_mount(self) -> None:
        self.reader.focus()

    def on_wanted(self, message: Wanted) -> None:
        told: dict[str, list[Any]] = {
            "follow_link": self.followed,
            "say_where": self.chosen,
            "say": self.nothing,
            "explain": self.terms,
        }
        if message.what in told:
            told[message.what].append(message.values[0])
        elif message.what == "show_view":
            self.views.append((message.values[0], message.values[1]))

    def place_of(self, words: str) -> tuple[int, int]:
        """Where some words are on the screen."""
        for y in range(self.reader.size.height):
            line = "".join(segment.text for segment in self.reader.render_line(y))
            if words in line:
                return line.index(words), y
        raise AssertionError(words)

    def looks(self, words: str) -> str:
        for y in range(self.reader.size.height):
            for segment in self.reader.render_line(y):
                if words in segment.text:
                    return str(segment.style)
        raise AssertionError(words)


async def at_links(pilot: Pilot[None]) -> None:
    """Go to the page with the links."""
    app: Any = pilot.app
    app.reader.show_line(5, 0)
    await pilot.pause()


async def test_links_are_underlined() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        assert "underline" in app.looks("page 2")
        assert "underline" in app.looks("www.example.org")
        assert "underline" not in app.looks(" are as on")


async def test_l_goes_through_the_links_and_enter_follows() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        await pilot.press("enter")
        assert app.followed == [], "none is chosen yet"
        await pilot.press("l")
        assert app.reader.quote
        assert app.reader.quote.text == "page 2"
        await pilot.press("l", "enter")
        await pilot.press("l", "l", "L")
        assert [link.name for link in app.chosen] == [
            "2",
            "Appendix 1",
            "www.example.org",
            "2",
            "www.example.org",
        ]
        assert [(link.name, link.pdf_page) for link in app.followed] == [("Appendix 1", 7)]


OWN = MarginMark(5, "?", "question", "Your question: why?", "and in", view="notes", ref="n1")


async def test_a_letter_goes_to_its_link_or_own_question_at_once() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        app.reader.mark((OWN,))
        await pilot.press("d")
        assert not app.followed, "no letter goes anywhere before they are shown"
        await pilot.press("l")
        assert app.place_of("onspage 2")
        assert app.place_of("2,dand infAppendix 1")
        await pilot.press("d")
        await pilot.pause()
        assert app.views == [("notes", "n1")]
        await pilot.press("l", "s")
        await pilot.pause()
        assert [link.name for link in app.followed] == ["2"]
        assert app.reader.link is None
        assert app.place_of("on page 2"), "the letters are gone"


async def test_own_questions_are_marked_in_the_text_and_open_at_a_click() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        app.reader.mark((replace(OWN, quote="as on page 2, and in"),))
        await pilot.pause()
        assert "italic" in app.looks("and in")
        assert "italic" not in app.looks("The CLA")
        assert app.place_of("? question")
        x, y = app.place_of("and in")
        await pilot.click(PageReader, offset=(x + 1, y))
        await pilot.pause()
        assert app.views == [("notes", "n1")]


async def test_a_terminal_can_open_addresses_and_nothing_else() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        links = {
            segment.style.link for y in range(20) for segment in app.reader.render_line(y) if segment.style
        }
        assert links == {None, "http://www.example.org"}
    addresses = {"web": "javascript:alert(1)", "mail": "a@b.org\x1b]", "page": "http://a.org"}
    for kind, name in addresses.items():
        link = Link(line=0, start=0, end_line=0, end=1, kind=kind, name=name)  # type: ignore[arg-type]
        assert address_of(link) == ""


async def test_a_link_is_not_chosen_any_more_once_the_selection_is_gone() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        await pilot.press("l")
        app.reader.clear_selection()
        await pilot.press("enter")
        assert app.followed == []
        assert app.reader.link is None


async def test_where_there_are_no_links_that_is_said() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("end")
        for number, key in enumerate(("l", "L", "K")):
            await pilot.press(key)
            assert ("acronym" if key == "K" else "No links here") in app.nothing[number]


async def test_a_click_follows_a_link() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        x, y = app.place_of("page 2")
        await pilot.click(app.reader, offset=(x + 2, y))
        assert [link.pdf_page for link in app.followed] == [4]
        await pilot.click(app.reader, offset=(x - 4, y))
        assert len(app.followed) == 1, "beside it"


async def test_a_double_click_selects_and_follows_nothing_twice() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        x, y = app.place_of("again")
        await pilot.click(app.reader, offset=(x, y), times=2)
        assert app.reader.quote
        assert app.reader.quote.text == "CLAs again."
        assert app.followed == []


async def test_k_goes_through_the_acronyms_in_view() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        await pilot.press("K")
        await pilot.press("K")
        await pilot.press("K")
        assert [term.text for term in app.terms] == ["CLA", "CLAs", "CLA"]
        assert all(term.entry for term in app.terms)


async def test_k_tells_of_the_selected_word() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        await pilot.press("v", "right", "right")
        assert app.reader.quote
        assert app.reader.quote.text == "CLA"
        await pilot.press("K")
        await pilot.press("right", "K")
        assert [(term.text, term.entry is None) for term in app.terms] == [("CLA", False), ("are", True)]


async def test_words_are_selected_with_the_keys() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)

        def quoted() -> str:
            return app.reader.quote.text if app.reader.quote else ""

        await pilot.press("v", "right")
        assert quoted() == "The"
        await pilot.press("shift+right", "shift+right")
        assert quoted() == "The CLA are"
        await pilot.press("shift+left")
        assert quoted() == "The CLA"
        await pilot.press("v", "down")
        assert len(quoted().split()) == 1, "v let the start go"
        await pilot.press("left", "left")
        assert app.reader.pdf_page == 5, "the pages stay while words are chosen"
        app.reader.clear_selection()
        await pilot.press("shift+right")
        assert quoted() == "The"
        await pilot.press("shift+down")
        assert quoted().startswith("The CLA"), "and down by lines"


async def test_pointing_tells_what_is_there() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        await at_links(pilot)
        for words, told in (
            ("CLA are", f"CLA: Looked after {NASTY}"),
            ("NPS", "NPS: not explained in this pack"),
            ("page 2", "Page 2: PDF page 4"),
            ("www.example", "packview opens nothing by itself"),
        ):
            x, y = app.place_of(words)
            await pilot.hover(app.reader, offset=(x + 1, y))
            assert told in str(app.reader.tooltip)
        x, y = app.place_of("as on")
        await pilot.hover(app.reader, offset=(x, y))
        assert app.reader.tooltip is None


def marks() -> list[MarginMark]:
    return [
        MarginMark(
            pdf_page=5,
            sign="N",
            name="Neglect",
            words="Neglect: dry",
            quote="CLAs again",
            view="themes",
            ref="neglect",
        ),
        MarginMark(
            pdf_page=5,
            sign="!",
            name="finding",
            words=NASTY,
            quote="The CLA are\nas on",
            view="findings",
            ref="f1",
        ),
        MarginMark(
            pdf_page=5, sign="!", name="finding", words="Two", quote="The CLA are", view="findings", ref="f2"
        ),
        MarginMark(
            pdf_page=5,
            sign="T",
            name="Trees",
            words="Trees: elm",
            quote="The CLA",
            view="themes",
            ref="trees",
        ),
        MarginMark(pdf_page=6, sign="T", name="Trees", quote="not on the page", view="themes", ref="trees"),
    ]


async def test_marks_stand_in_the_margin_with_their_legend() -> None:
    for width in (50, 80, 160):
        app = LeadingApp()
        async with app.run_test(size=(width, 20)) as pilot:
            app.reader.mark(marks())
            app.reader.show_place(Position(pdf_page=5))
            await pilot.pause()
            lines = [
                "".join(segment.text for segment in app.reader.render_line(y))
                for y in range(app.reader.size.height)
            ]
            first = next(line for line in lines if "The CLA" in line)
            assert first.split("The CLA")[0].strip() == ("!" if width < 60 else "!T")
            assert any(line.strip().startswith("N") and "CLAs again" in line for line in lines)
            assert "! 2 findings \u00b7 N Neglect \u00b7 T Trees"[: width - 10] in lines[1]


async def test_more_marks_than_there_is_room_for_end_in_a_plus() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        extra = MarginMark(pdf_page=5, sign="A", name="Ash", quote="The CLA are", view="themes", ref="ash")
        app.reader.mark([*marks(), extra])
        await at_links(pilot)
        assert "!+" in "".join(segment.text for segment in app.reader.render_line(app.place_of("The CLA")[1]))


async def test_a_mark_is_told_and_followed() -> None:
    app = LeadingApp()
    async with app.run_test(size=(80, 20)) as pilot:
        app.reader.mark(marks())
        await at_links(pilot)
        _, y = app.place_of("The CLA")
        await pilot.hover(app.reader, offset=(0, y))
        assert NASTY in str(app.reader.tooltip)
        await pilot.click(app.reader, offset=(0, y))
        assert app.views == [("findings", "f1")]
        _, y = app.place_of("CLAs again")
        await pilot.click(app.reader, offset=(0, y))
        assert app.views[-1] == ("themes", "neglect")
