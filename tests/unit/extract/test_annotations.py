"""Links, form fields and texts typed on top of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from drawn_pdfs import raw_pdf
from packview.extract.annotations import MOST_LINKS, annotations_of, links_of, typed_lines
from packview.extract.pdf import PdfSource
from packview.extract.words import IDENTITY
from packview.model import Page, WebLink

TEXT = b"BT /F1 12 Tf 72 700 Td (Read the strategy of the council.) Tj 0 -20 Td (And the plan too.) Tj ET"


def read(
    annotations: bytes, content: bytes = TEXT, extra: bytes = b"", objects: dict[int, bytes] | None = None
) -> tuple[Page, list[str]]:
    made = raw_pdf(content, page=b"/Annots [%s] %s" % (annotations, extra), objects=objects)
    source = PdfSource(made)
    return source.page(1), [problem.message for problem in source.problems]


def link(rect: bytes, target: bytes) -> bytes:
    return b"<< /Subtype /Link /Rect [%s] /A << /S /URI /URI (%s) >> >>" % (rect, target)


STRATEGY = b"118 696 170 712"


def test_a_link_is_kept_with_its_words_and_their_place() -> None:
    page, problems = read(link(STRATEGY, b"https://example.org/strategy.pdf"))
    (found,) = page.links
    assert (found.target, found.text) == ("https://example.org/strategy.pdf", "strategy")
    assert page.lines[found.line or 0][found.start : found.end] == "strategy"
    assert problems == []


def test_a_link_broken_over_two_lines_is_one() -> None:
    both = link(b"170 696 260 712", b"https://a.example/x") + link(b"70 676 120 692", b"https://a.example/x")
    page, _ = read(both)
    assert [(one.text, one.line, one.end_line) for one in page.links] == [("of the council. And the", 0, 2)]


@pytest.mark.parametrize(
    "target",
    [b"javascript:alert(1)", b"file:///etc/passwd", b"https://a.example/" + b"x" * 3000, b"https://a b", b""],
)
def test_what_is_no_address_is_no_link(target: bytes) -> None:
    page, problems = read(link(STRATEGY, target))
    assert page.links == ()
    assert len(problems) == (len(target) > 2000)


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\0"])
def test_an_address_with_a_damaged_sign_is_no_link_and_told(sign: str) -> None:
    target = b"<FEFF%s>" % f"https://a.example/x{sign}y".encode("utf-16-be").hex().encode()
    page, problems = read(link(STRATEGY, b"x").replace(b"(x)", target))
    assert page.links == ()
    assert problems == ["1 link of this page left out: too many on one page, too long, or damaged"]


def test_links_are_limited_and_the_rest_is_told() -> None:
    many = b" ".join(link(b"%d 10 %d 20" % (n, n + 1), b"https://a.example/%d" % n) for n in range(150))
    page, problems = read(many)
    assert len(page.links) == MOST_LINKS
    assert problems == ["50 links of this page left out: too many on one page, too long, or damaged"]


def test_hidden_annotations_are_left_out() -> None:
    page, _ = read(b"<< /Subtype /FreeText /F 2 /Rect [0 0 9 9] /Contents (secret) >>")
    assert page.lines[-1] == "And the plan too."


def test_what_was_typed_is_marked_and_part_of_the_page() -> None:
    page, _ = read(
        b"<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (Please note:\\rnew date) >>"
        b"<< /Subtype /Widget /FT /Tx /T (name) /TU (Your name) /V (Ada Quist) /Rect [0 0 9 9] >>"
        b"<< /Subtype /Widget /FT /Btn /T (agree) /AS /Yes /Rect [0 0 9 9] >>"
        b"<< /Subtype /Widget /FT /Btn /T (object) /AS /Off /Rect [0 0 9 9] >>"
        b"<< /Subtype /Widget /FT /Tx /Ff 8192 /T (word) /V (hidden) /Rect [0 0 9 9] >>"
        b"<< /Subtype /Widget /FT /Ch /T (wards) /V [(North) (South)] /Rect [0 0 9 9] >>"
        b"<< /Subtype /Stamp /Name /SBNotApproved /Rect [0 0 9 9] >>"
        b"<< /Subtype /Stamp /Name /#23x /Contents (Withdrawn) /Rect [0 0 9 9] >>"
        b"<< /Subtype /Stamp /Name /#23x /Rect [0 0 9 9] >>"
    )
    assert page.lines[-7:] == (
        "",
        "[Typed on the page: Please note: new date]",
        "[Form field Your name: Ada Quist]",
        "[Form field agree: ticked]",
        "[Form field wards: North, South]",
        "[Stamp on the page: Not approved]",
        "[Stamp on the page: Withdrawn]",
    )


def test_a_page_with_nothing_but_a_form_is_not_blank() -> None:
    page, _ = read(b"<< /Subtype /Widget /FT /Tx /T (a) /V (b) /Rect [0 0 9 9] >>", content=b"")
    assert (page.state, page.lines[-1]) == ("text", "[Form field a: b]")


def test_broken_annotations_lose_no_page() -> None:
    page, _ = read(
        b"99 0 R 7 (text) << /Subtype /Link /Rect [1 2] /A 98 0 R >> << /Subtype /Widget /Parent 97 0 R >>"
    )
    assert page.lines[0] == "Read the strategy of the council."
    page, problems = read(b"60 0 R", objects={60: link(b"nan 0 0 0", b"https://a.example")})
    assert page.state == "text"
    assert problems == ["The links and form fields of this page are damaged and could not be read"]


values = st.recursive(
    st.one_of(
        st.integers(-5, 99999).map(lambda n: FloatObject(str(n))),
        st.text(max_size=8).map(TextStringObject),
        st.sampled_from(["/Link", "/Widget", "/FreeText", "/URI", "/Tx", "/Btn", "/Yes"]).map(NameObject),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(ArrayObject),
        st.dictionaries(
            st.sampled_from(
                [
                    "/Subtype",
                    "/A",
                    "/S",
                    "/URI",
                    "/Rect",
                    "/FT",
                    "/V",
                    "/T",
                    "/AS",
                    "/Parent",
                    "/F",
                    "/Contents",
                ]
            ).map(NameObject),
            inner,
            max_size=6,
        ).map(DictionaryObject),
    ),
    max_leaves=12,
)


@given(st.lists(values, max_size=4))
def test_whatever_annotations_are_nothing_unsafe_comes_of_them(drawn: list[object]) -> None:
    page = DictionaryObject({NameObject("/Annots"): ArrayObject(drawn)})
    found = annotations_of(page)
    links, _ = links_of(found, IDENTITY, (), ("a line",))
    for text in (*typed_lines(found), *(one.target for one in links)):
        assert text.isprintable()


def test_words_tell_the_address() -> None:
    assert WebLink(target="https://a.example", text="the plan").words == "the plan: https://a.example"
    assert WebLink(target="https://a.example/b", text="a.example").words == "https://a.example/b"
    assert WebLink(target="https://a.example").words == "https://a.example"
