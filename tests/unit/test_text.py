"""The text door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.text import clean, fold, one_line, slug


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain", "plain"),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b31mred", "ared"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://evil\x1b\\link", "link"),
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tstays", "tab\tstays"),
        ("[REDACTED] [/ [b]x[/b]", "[REDACTED] [/ [b]x[/b]"),
        ("pounds \u00a3 and \u2018quotes\u2019 \uf0b7", "pounds \u00a3 and \u2018quotes\u2019 \uf0b7"),
        ("half \ud800 surrogate", "half  surrogate"),
        ("2022\u00ad23, \u00ad5% and \u00ad\u00a34", "2022-23, -5% and -\u00a34"),
        ("part\u00adtime", "parttime"),
        ("nested \x1b\x1b[31m[32mx", "nested [32mx"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(st.characters()))
def test_clean_leaves_nothing_a_terminal_obeys(raw: str) -> None:
    cleaned = clean(raw)
    assert not [
        char for char in cleaned if (ord(char) < 32 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0
    ]
    assert clean(cleaned) == cleaned
    cleaned.encode()  # no surrogates


def test_one_line_folds_every_kind_of_space() -> None:
    assert one_line("  a\n b\u00a0\tc ") == "a b c"


def test_fold_compares_titles_whatever_their_dashes_and_case() -> None:
    assert fold("CHILDREN \u2013 PERFORMANCE (Q3)") == fold("children - performance, q3")


def test_slug_is_safe_as_a_file_name() -> None:
    assert slug("Cllr O\u2019Neill / ../x") == "cllr-o-neill-x"
