"""The benchmark that compares what packview and PDFium read of a page."""

import importlib.util
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from drawn_pdfs import drawn_pdf

pytest.importorskip("pypdfium2")
_FILE = Path(__file__).parents[2] / "benchmarks" / "bench_words.py"


@pytest.fixture
def bench() -> Any:
    spec = importlib.util.spec_from_file_location("bench_words", _FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_readers_find_the_letters_of_a_plain_page(bench: Any, tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(drawn_pdf(lambda canvas: canvas.drawString(60, 700, "Ducks on the pond")))
    (page,) = bench.compare(file)
    assert (page.share, page.ours["d"], page.their_words["Ducks"]) == (1.0, 1, 1)


def test_pages_on_which_the_readers_differ_come_first(
    bench: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def page(number: int, *theirs: str) -> Any:
        ours = ["Ducks"]
        letters = bench.letters_of(ours), bench.letters_of(theirs)
        return bench.Compared("made.pdf", number, *letters, Counter(ours), Counter(theirs))

    monkeypatch.setattr(bench, "compare", lambda _: [page(1, "Ducks"), page(2, "Ducks", "Geese")])
    bench.main(["made.pdf"])
    told = capsys.readouterr().out
    assert "made.pdf: 2 pages, 0.6667 of the letters" in told
    assert told.index("0.500 made.pdf page 2") < told.index("1.000 made.pdf page 1")
    assert "only PDFium:   Geese" in told
