"""Text that would mean something in Markdown is shown as it was written, and stays readable in the file."""

import pytest

from exported import PACK, note, plain, tokens
from packview.export import markdown as escaping
from packview.export.markdown import markdown

TRICKS = [
    "# not a heading", "###### six", "#", "Item #3", "- a list", "+ a list", "* a list", "-", "1. one", "12) twelve",
    "2018. It was", "5.30 pm", "---", "***", "___", "===", "> quoted", ">", "`code`", "``` fence", "~~~ fence",
    "~~struck~~", "*em* and **strong**", "_em_ and __strong__", "snake_case_name", "2*3*4", "[a](b)", "![a](b)",
    "[a]: http://b", "[^1]", "<b>bold</b>", "<http://a.example>", "<!-- gone -->", "<", "a < b > c", "&amp; &#65; & co",
    "AT&T;", "| a | b |", "a | b", "|---|", "back\\slash", "ends with \\", "trailing  ", "\ttab", "    four spaces",
    "$x$ and £5", "100% sure", ": a definition", "% title", "^up^", "'quotes' and \"double\"", "---\ntitle: x\n---",
    "a\n===", "a\n---", "a\n- b\n- c", "| a |\n|---|\n| b |", "x\n\n\n\ny", "1986\\. A great", "a\\\nb", "**", "`", "]",
    "[REDACTED] [/ [b]x[/b]", "::: box", "=> so",
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_in_every_place(trick: str) -> None:
    one_line = " ".join(trick.split())
    text = markdown(
        PACK, [note(trick, kind="question", to=one_line, quote=trick, answer=trick, indicator=one_line)]
    )
    found = tokens(text)
    inline = [plain(token) for token in found if token.type == "inline"]
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2"]
    assert not {token.type for token in found} - {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
        "blockquote_open", "blockquote_close",
    }  # fmt: skip
    allowed = {"text", "softbreak", "hardbreak", "strong_open", "strong_close"}
    assert not {child.type for token in found for child in token.children or ()} - allowed
    facts = next(place for place in inline if place.startswith("Question 1."))
    assert facts == f"Question 1. For: {one_line}. Indicator: {one_line}. Status: draft."
    rest = " ".join(inline[inline.index(facts) + 1 :])
    assert rest == f"{one_line} {one_line} Answer: {one_line}"


@pytest.mark.parametrize("title", [*TRICKS, "Title #", "Title ##", "#"])
def test_in_headings(title: str) -> None:
    one_line = " ".join(title.split())
    (_, inline, _) = tokens(f"## {escaping.heading(title)}")
    assert plain(inline) == one_line
    assert {child.type for child in inline.children or ()} == {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "Why was it 5.30 pm (page 47)?",
        "Youth-justice plan: 14.5% & more!",
        'It\'s "so"; a/b + c = d',
        "£1,000 - £2,000",
    ],
)
def test_plain_words_stay_plain(text: str) -> None:
    assert escaping.paragraphs(text) == [text]


def test_line_breaks_stay_and_stray_spaces_go() -> None:
    assert escaping.paragraphs("  a  \n\tb\n \n\nc") == ["a  \nb", "c"]
    assert escaping.paragraphs(" \n ") == []


def test_a_quote_runs_on_and_keeps_its_paragraphs() -> None:
    assert escaping.quoted("a line\nand on\n\n- next") == "> a line and on\n>\n> \\- next"
