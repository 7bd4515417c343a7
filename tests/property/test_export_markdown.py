"""Whatever a member writes, a Markdown reader shows those words and no other structure than ours."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from exported import BENCHES, PACK, note, plain, tokens
from packview.export.markdown import markdown
from packview.text import clean, one_line

marks = "\\`*_{}[]()#+-.!|<>~&$=:;^%\"'/ \n\t0123456789abx"
texts = st.text(st.sampled_from(marks), max_size=40) | st.lists(
    st.sampled_from(
        ["# ", "- ", "1. ", "> ", "```\n", "~~~", "---", "===", "\n", "\n\n", "    ", "  \n", "<a>", "</", "<!--", "&lt;",
         "&#60;", "[a]", "(b)", "[x]: y", "![", "**", "__", "~~", "| a |", "|-|", "\\", "word", "http://a.b", "$$"]
    ),
    max_size=8,
).map("".join) | st.text(max_size=30)  # fmt: skip
texts = texts.map(clean).filter(lambda text: text.strip() != "")


def words(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=150)
@given(text=texts, quote=texts | st.just(""), answer=texts | st.just(""), to=texts | st.just(""))
@example(text="a\n=", quote="1.", answer="-", to="#")
def test_words_come_through_and_nothing_else_does(text: str, quote: str, answer: str, to: str) -> None:
    written = note(text, kind="question", to=one_line(to), quote=quote, answer=answer)
    found = tokens(markdown(PACK, [written]))
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2"]
    assert {token.type for token in found if token.type.endswith("_open")} - {
        "heading_open",
        "paragraph_open",
    } == ({"blockquote_open"} if quote else set())
    assert all(token.nesting or token.type == "inline" for token in found), "no rule, fence, code or html"
    parts = [token for token in found if token.type == "inline"]
    assert {child.type for part in parts for child in part.children or ()} <= {
        "text", "softbreak", "hardbreak", "strong_open", "strong_close"
    }  # fmt: skip
    shown = [plain(part) for part in parts]
    start = next(index for index, part in enumerate(shown) if part.startswith("Question 1."))
    expected = (
        f"Question 1. For: {words(one_line(to))}. Status: draft."
        if one_line(to)
        else "Question 1. Status: draft."
    )
    assert shown[start] == expected
    assert " ".join(shown[start + 1 :]) == words(f"{text} {quote} {'Answer: ' + answer if answer else ''}")


@given(texts, texts)
def test_titles_come_through(title: str, committee: str) -> None:
    pack = replace(
        PACK,
        meeting=replace(PACK.meeting, committee=one_line(committee)),
        items=(replace(BENCHES, title=one_line(title)),),
    )
    found = tokens(markdown(pack, [note("x")]))
    headings = [plain(after) for token, after in pairwise(found) if token.type == "heading_open"]
    assert headings == [words(one_line(committee)), words(f"Item 3: {one_line(title)}")]


@given(
    st.lists(
        st.builds(note, texts, st.integers(1, 9), kind=st.sampled_from(["note", "question"])), max_size=5
    )
)
def test_the_file_ends_with_one_line_feed_and_has_no_stray_blank_lines(notes: list[object]) -> None:
    text = markdown(PACK, notes)  # type: ignore[arg-type]  # builds() does not say what it builds
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert text == markdown(PACK, notes)  # type: ignore[arg-type]  # as above
