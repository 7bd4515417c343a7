"""CSV comes back as it was and no cell is a formula; text fits its width and drops no word."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from packview.export.tables import to_csv, to_json, to_text, wrap
from packview.text import clean

marks = st.text(st.sampled_from("=+-@\t\r\n'\",;0123456789.ab "), max_size=12) | st.text(max_size=12)
cells = marks | st.none() | st.integers() | st.booleans()
rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(cells, min_size=width, max_size=width).map(
            lambda values: {f"column_{number}": value for number, value in enumerate(values)}
        ),
        min_size=1,
        max_size=5,
    )
)


def as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@example([{"column_0": "-1,000"}, {"column_0": "+£5.5%"}])
@given(rows)
def test_csv_comes_back_and_runs_nothing(rows: list[dict[str, object]]) -> None:
    text = to_csv(rows)
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert back[0] == list(rows[0])
    assert len(back) == len(rows) + 1
    for row, kept in zip(rows, back[1:], strict=True):
        for value, cell in zip(row.values(), kept, strict=True):
            assert cell in {as_text(value), f"'{as_text(value)}"}
            if cell[:1] in {"=", "@", "\t", "\r", "\n"} or (
                cell[:1] in {"+", "-"} and not isinstance(value, int)
            ):
                assert cell[1:].strip("£%").replace(",", "").replace(".", "", 1).isdigit()


@given(rows, st.integers(20, 160))
def test_text_fits_and_keeps_every_word(rows: list[dict[str, object]], width: int) -> None:
    rows = [
        {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in rows
    ]
    text = to_text(rows, width=width)
    names = max(cell_len(name) for name in rows[0])
    assert all(cell_len(line) <= max(width, names + 14) for line in text.splitlines())
    assert text.endswith("\n")
    for row in rows:
        for value in row.values():
            if isinstance(value, str) and value.isascii():  # at most 12 columns, so never cut
                assert all(word in text for word in value.split())


@given(st.text(max_size=60).map(clean), st.integers(2, 30))
def test_wrapped_lines_fit_and_hold_all(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(rows)
def test_json_is_never_refused(rows: list[dict[str, object]]) -> None:
    small = [
        {name: value for name, value in row.items() if not isinstance(value, int) or abs(value) < 2**63}
        for row in rows
    ]
    assert to_json(small).endswith("\n")
