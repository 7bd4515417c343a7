"""Content streams taken apart."""

import pytest

from packview.extract.interpreter import Operand, is_whole, operations


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"q 1 0 0 1 72 700.5 cm Q", [(b"q", []), (b"cm", [1, 0, 0, 1, 72, 700.5]), (b"Q", [])]),
        (b"BT/F1 12 Tf(Hello)Tj ET", [(b"BT", []), (b"Tf", ["/F1", 12]), (b"Tj", [b"Hello"]), (b"ET", [])]),
        (b"[(Rec)-20.5(om)<6d65>]TJ", [(b"TJ", [[b"Rec", -20.5, b"om", b"me"]])]),
        (b"[ (a) 1 (b)\n]\nTJ", [(b"TJ", [[b"a", 1, b"b"]])]),
        (b"[]TJ", [(b"TJ", [[]])]),
        (b"(a\\(b\\)c) Tj", [(b"Tj", [b"a(b)c"])]),
        (b"(a(b(c))d) Tj", [(b"Tj", [b"a(b(c))d"])]),
        (b"[(a(b)c) 5] TJ", [(b"TJ", [[b"a(b)c", 5]])]),
        (b"(\\101\\7\\1234\\n\\\\\\q) Tj", [(b"Tj", [b"A\x07S4\n\\q"])]),
        (b"(one\\\ntwo\r\nthree\rfour) Tj", [(b"Tj", [b"onetwo\nthree\nfour"])]),
        (b"<4 1 4> Tj", [(b"Tj", [b"A@"])]),
        (b"<414> Tj <> Tj", [(b"Tj", [b"A@"]), (b"Tj", [b""])]),
        (b"/F#311 1 Tf", [(b"Tf", ["/F11", 1])]),
        (b"(x)' 1 2 (y)\"", [(b"'", [b"x"]), (b'"', [1, 2, b"y"])]),
        (b"1 % a remark ) ]\n0 0 rg", [(b"rg", [1, 0, 0])]),
        (b"[3 2] 0 d 0.5w", [(b"d", [[3, 2], 0]), (b"w", [0.5])]),
        (b"+.5 -.25 Td", [(b"Td", [0.5, -0.25])]),
        (b"--5 1-2 Td", [(b"Td", [-5, 1])]),
        (b"/P <</MCID 0 /A (x>>) >> BDC EMC", [(b"BDC", ["/P", None]), (b"EMC", [])]),
        (b"/P <</MCID 0 >>BDC EMC", [(b"BDC", []), (b"EMC", [])]),
        (b"true false null x", [(b"x", [None, None, None])]),
        (b"BI /W 2 /H 1 ID \x00 EQ \xff(\n EI Q", [(b"BI", []), (b"Q", [])]),
        (b"0 0 m 1 1 l S", [(b"m", [0, 0]), (b"l", [1, 1]), (b"S", [])]),
        (b"5 T* f* B*", [(b"T*", [5]), (b"f*", []), (b"B*", [])]),
        (b"  \x00\t\n\x0c\r", []),
        (b"", []),
    ],
)
def test_operators_come_with_their_operands(data: bytes, expected: list[tuple[bytes, list[Operand]]]) -> None:
    assert list(operations(data)) == expected


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (b"q ] Q", [b"q", b"Q"]),
        (b"q > Q", [b"q", b"Q"]),
        (b"q ) Q", [b"q", b"Q"]),
        (b"q } { Q", [b"q", b"Q"]),
        (b"q (never closed Q", [b"q"]),
        (b"q [1 2 Q", [b"q"]),
        (b"q <41 Q", [b"q"]),
        (b"q << /A 1 Q", [b"q"]),
        (b"q / Q", [b"q", b"Q"]),
        (b"BI never ended", [b"BI"]),
    ],
)
def test_what_is_broken_is_passed_over(data: bytes, kept: list[bytes]) -> None:
    assert [operator for operator, _ in operations(data)] == kept


def test_only_what_is_wanted_is_read() -> None:
    data = b"0.5 g 10 20 m [1] 0 d (text) Tj 1 0 0 rg ET"
    assert list(operations(data, frozenset({b"Tj", b"ET"}))) == [(b"Tj", [b"text"]), (b"ET", [])]


def test_operands_of_an_unwanted_operator_do_not_reach_the_next() -> None:
    assert list(operations(b"[1 [2]] 3 d 7 w", frozenset({b"w"}))) == [(b"w", [7])]


@pytest.mark.parametrize(
    "data",
    [
        b"1 " * 200_000,
        b"[" * 200_000,
        b"(" * 200_000,
        b"[(a)" * 50_000,
        b"<" * 200_000,
        b"/P <<" * 50_000,
        b"/N " * 100_000,
        b"1" * 500_000,
        b" " * 500_000,
        b"BI " * 100_000,
        b"(a\\" * 100_000,
        b"% " * 200_000,
    ],
    ids=lambda data: data[:6].decode(),
)
def test_no_input_takes_long(data: bytes) -> None:
    """Each of these would take hours if reading went back over what it has seen."""
    assert [operator for operator, _ in operations(data)] in ([], [b"BI"])


def test_inline_images_without_an_end_are_looked_for_once() -> None:
    """Each looked for to the end of the data, this would take minutes."""
    assert not is_whole(b"BI /W 1 ID x " * 100_000)
    assert is_whole(b"q BI /W 1 ID xyz EI Q " * 1_000)
