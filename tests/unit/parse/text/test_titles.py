"""Titles that name the same paper, and those that do not."""

import pytest

from packview.parse.text.titles import nearly_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Appendix B - EqIA", "Item 7 - Supplementary - Appendix B - EqIA Updated Jan 2025"),
        ("Parks Committee", "PARKS COMMITTEE"),
        ("Report on benches", "Report on benches (revised)"),
        ("Report on the benches", "Report on the benchs"),
        ("Updated", "updated"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert nearly_same(one, other)
    assert nearly_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Appendix A - Equality of access", "Appendix B - Equality of access"),
        ("Budget 2024-25", "Budget 2025-26"),
        ("Planning Committee", "Licensing Committee"),
        ("Benches", "Ponds"),
        ("", ""),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not nearly_same(one, other)
