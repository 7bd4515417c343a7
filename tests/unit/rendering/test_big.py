"""The long pack for benchmarks."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

import big


@pytest.mark.parametrize("pages", [100, 113])
def test_it_has_exactly_so_many_pages(pages: int) -> None:
    pack = big.render_many(pages)
    pdf = PdfReader(io.BytesIO(pack.data))
    assert len(pdf.pages) == len(pack.labels) == pages
    assert pack.papers[-1].pdf_last == pages
    assert all(paper.pdf_first == before.pdf_last + 1 for before, paper in pairwise(pack.papers))


def test_it_comes_out_the_same_every_time(tmp_path: Path) -> None:
    assert big.main(["100", str(tmp_path / "big.pdf")]) == 0
    assert (tmp_path / "big.pdf").read_bytes() == big.many_pages(100)


def test_too_few_pages_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 100"):
        big.many_pages(99)
