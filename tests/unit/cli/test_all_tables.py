"""The command `tables --all`: every table as it is set out, in each format."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_pdf
from packview import cli

Printed = Callable[[str], str]

ROWS = [
    ("Site", "Visits", "Cost"),
    ("Harbour baths", "1,204", "310"),
    ("Mill pool", "987", "275"),
    ("Total", "2,191", "585"),
]


def pools(canvas: Canvas) -> None:
    """A ruled table with a heading over two columns."""
    canvas.drawString(80, 720, "Use of the pools")
    left, top, step, wide = 80, 700, 20, 110
    for line in range(6):
        canvas.line(left, top - line * step, left + 3 * wide, top - line * step)
    for x in (0, 1, 3):
        canvas.line(left + x * wide, top, left + x * wide, top - 5 * step)
    canvas.line(left + 2 * wide, top - step, left + 2 * wide, top - 5 * step)
    canvas.drawString(left + wide + 80, top - 14, "In 2019")
    for number, row in enumerate(ROWS, 1):
        for column, text in enumerate(row):
            canvas.drawString(left + column * wide + 5, top - number * step - 14, text)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Printed:
    """Prints the tables of a file in a format."""
    path = tmp_path / "pools.pdf"
    path.write_bytes(drawn_pdf(pools))

    def printed(style: str) -> str:
        monkeypatch.setattr(sys, "argv", ["packview", "tables", str(path), "--all", "--format", style])
        with pytest.raises(SystemExit):
            cli.main()
        return capsys.readouterr().out

    return printed


def test_json_has_each_cell_with_its_place_and_spans(run: Printed) -> None:
    (table,) = json.loads(run("json"))
    assert {key: table[key] for key in ("page", "pdf_page", "title", "rows", "columns")} == {
        "page": None,
        "pdf_page": 1,
        "title": "Use of the pools",
        "rows": 5,
        "columns": 3,
    }
    assert table["cells"][0] == {"row": 0, "column": 1, "rows": 1, "columns": 2, "text": "In 2019"}
    rows = [[cell["text"] for cell in table["cells"] if cell["row"] == number] for number in range(1, 5)]
    assert rows == [list(row) for row in ROWS]


def test_csv_text_and_columns_have_every_row(run: Printed) -> None:
    rows = list(csv.reader(io.StringIO(run("csv"))))
    assert [row[-3:] for row in rows[2:]] == [list(row) for row in ROWS]
    for style in ("text", "table"):
        printed = run(style)
        assert "Use of the pools" in printed
        assert "Harbour baths" in printed
        assert "2,191" in printed
