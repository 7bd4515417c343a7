"""A member's own figures of other areas: what a file may look like, what is proposed, what is compared and judged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_year import meeting, months, visits
from editions import publish
from packview import paths
from packview.cli.commands import packview
from packview.config import Config
from packview.errors import NotFoundError
from packview.model import Indicator, Pack
from packview.model.comparison import Compared, compared_words
from packview.services.comparison import comparison_of, folder, other_figures, say
from packview.services.library.library import Library

SHARE = "Percentage of visits by bus"
HEAD = "indicator,area,period,value,denominator,source,date\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PACKVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PACKVIEW_CONFIG", raising=False)
    folder().mkdir(parents=True)
    assert folder().is_relative_to(paths.config_home())
    return tmp_path / "home"


def write(text: str, name: str = "near.csv", **form: str) -> None:
    (folder() / name).write_text(text, **{"encoding": "utf-8", **form})


def pack(*indicators: Indicator) -> Pack:
    return meeting(0, indicators=indicators).pack


def shares(value: float, count: float = 150, whole: float = 1000) -> Pack:
    """A percentage whose part and whole are printed beside it, in months enough to be known as such."""
    numbers = [count, *(100 + 7 * place for place in range(7))]
    wholes = [whole, *(900 + 31 * place for place in range(7))]
    percents = [round(100 * part / of, 1) for part, of in zip(numbers, wholes, strict=True)]
    percents[0] = value
    named = {"part": "Number of visits by bus", "whole": "Number of all visits", "share": SHARE}
    return pack(
        visits(months(10, wholes), ref="W", name=named["whole"]),
        visits(months(10, numbers), ref="V", name=named["part"]),
        visits(months(10, percents), ref="S", name=SHARE, unit="percent", polarity="high"),
    )


def compared(home: Path, held: Pack, name: str = SHARE) -> list[Compared]:
    found = comparison_of(home, held)
    place = next(at for at, one in enumerate(held.indicators) if one.name == name)
    return list(found.found.get(place, ()))


def test_a_file_as_spreadsheets_save_it() -> None:
    write(
        f"\ufeffDate;Indicator;AREA;Period;Value;Denominator\n2019;{SHARE};Port;Oct-18;21.3%;1,400\n\n",
        encoding="utf-16",
    )
    [one], problems = other_figures()
    assert (one.indicator, one.area, one.period, one.value, one.unit) == (
        SHARE,
        "Port",
        "2018-10",
        21.3,
        "percent",
    )
    assert (one.denominator, one.source, one.date, one.file, problems) == (1400, "", "2019", "near.csv", ())


def test_lines_that_are_not_understood_are_named_and_left_out() -> None:
    write(
        HEAD
        + f"{SHARE},Port,never,1%,,,\n{SHARE},,2018-10,1%,,,\n{SHARE},Port,2018-10,many,,,\n{SHARE},Port,2018-10,1%,0,,\n{SHARE},Port,2018-10,2%,,,\n"
    )
    found, problems = other_figures()
    assert [one.value for one in found] == [2]
    assert [one.message for one in problems] == [
        "near.csv, line 2: 'never' is no month, quarter or year", "near.csv, line 3: no area",
        "near.csv, line 4: 'many' is no figure", "near.csv, line 5: '0' is no number of cases",
    ]  # fmt: skip
    write("name,place\nx,y\n", "other.csv")
    (folder() / "worse.csv").write_bytes(b"\xff\xfe\xfd\x00\x81")
    assert {one.message.split()[0] for one in other_figures()[1]} == {"near.csv,", "other.csv", "worse.csv"}


@given(st.text(max_size=200))
def test_whatever_a_file_holds_is_read_or_told(text: str) -> None:
    (folder() / "any.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    found, problems = other_figures()
    assert found or problems
    (folder() / "any.csv").unlink()


def test_nothing_is_compared_before_the_member_said_so_and_the_answer_goes_by_name(home: Path) -> None:
    write(HEAD + f"{SHARE},Port,2018-10,21.3%,1400,Office,2019\n")
    held = shares(15.0)
    assert compared(home, held) == []
    [proposal] = comparison_of(home, held).proposals
    assert (held.indicators[proposal.position].name, proposal.name, proposal.files) == (
        SHARE,
        SHARE,
        ("near.csv",),
    )
    say(home, held.indicators[2], SHARE, same=True)
    assert len(compared(home, held)) == 1
    assert comparison_of(home, held).proposals == ()
    later = pack(visits(months(11, [15.0]), ref="T9", name=SHARE.upper(), unit="percent"))
    assert len(compared(home, later, SHARE.upper())) == 1
    say(home, held.indicators[2], SHARE, same=None)
    assert compared(home, held) == []
    say(home, held.indicators[2], SHARE, same=False)
    assert comparison_of(home, held).proposals == ()


def test_a_name_is_proposed_to_the_indicator_it_is_most_like_and_to_no_other_measure(home: Path) -> None:
    write(HEAD + "Number of visits by bus,Port,2018-10,300,,,\n")
    held = shares(15.0)
    assert [held.indicators[one.position].ref for one in comparison_of(home, held).proposals] == ["V"]
    write(HEAD + "Percentage of visits by bus within 10 minutes,Port,2018-10,3%,,,\n")
    assert comparison_of(home, held).proposals == (), "a figure in one name only keeps them apart"


@pytest.mark.parametrize(
    ("value", "whole", "verdict", "why"),
    [
        ("25%", "1400", "worse", ""),
        ("8%", "1400", "better", ""),
        ("16%", "1400", "similar", ""),
        ("25%", "30", "similar", ""),
        ("25%", "", "", "its file gives no denominator"),
    ],
)
def test_nobody_is_better_or_worse_where_the_intervals_meet(
    home: Path, value: str, whole: str, verdict: str, why: str
) -> None:
    write(HEAD + f"{SHARE},Port,2018-10,{value},{whole},Office,2019\n")
    held = shares(15.0)
    say(home, held.indicators[2], SHARE, same=True)
    [one] = compared(home, held)
    assert (one.verdict, one.why) == (verdict, why)


def test_what_cannot_be_judged_is_shown_with_the_reason(home: Path) -> None:
    write(HEAD + f"{SHARE},Port,2018/19,25%,1400,Office,2019\nNumber of all visits,Port,2018-10,9,100,,\n")
    held = shares(15.0)
    for place, name in ((2, SHARE), (0, "Number of all visits")):
        say(home, held.indicators[place], name, same=True)
    [of_year], [of_number] = compared(home, held), compared(home, held, "Number of all visits")
    assert (of_year.own, of_year.why) == (None, "the pack has no figure of that time")
    assert of_number.why == "numbers of places of different size"
    assert compared_words(of_year, held.indicators[2]) == (
        "Port, 2018/19: 25% (22.8% to 27.3%); not judged: the pack has no figure of that time. Office, 2019"
    )


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("\u00a315", "its file gives another unit"),
        ("0.25", "its file may give a part of 1, not per cent"),
        ("25", ""),
    ],
)
def test_what_is_of_another_unit_is_not_judged_whatever_was_said_of_the_names(
    home: Path, value: str, why: str
) -> None:
    write(HEAD + f"{SHARE},Port,2018-10,{value},1400,Office,2019\n")
    held = shares(15.0)
    say(home, held.indicators[2], SHARE, same=True)
    [one] = compared(home, held)
    assert (one.why, bool(one.range), bool(one.verdict)) == (why, not why, not why)


def test_a_rate_of_another_number_of_people_is_not_judged(home: Path) -> None:
    write(HEAD + "Visits per million,Port,2018-10,64,38000,,\n")
    held = pack(visits(months(10, [60]), ref="R", name="Visits per thousand", unit="rate"))
    say(home, held.indicators[0], "Visits per million", same=True)
    [one] = compared(home, held, "Visits per thousand")
    assert (one.verdict, one.why) == ("", "its rate is of another number of people")


def test_a_file_of_old_windows_and_one_with_capitals_in_its_name_are_read() -> None:
    write(HEAD + "Cost of a visit,Caf\u00e9 town,2018-10,\u00a34,,,\n", "OLD.CSV", encoding="cp1252")
    [one] = other_figures()[0]
    assert (one.area, one.unit, one.value) == ("Caf\u00e9 town", "money", 4)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["12", "3%", "\u00a34", "1,200", "-", "", "x"]),
            st.sampled_from(["Oct-18", "2018/19", "never", ""]),
            st.sampled_from(["100", "", "none"]),
        ),
        max_size=5,
    )
)
def test_each_line_with_something_in_it_is_read_or_named(rows: list[tuple[str, str, str]]) -> None:
    write(HEAD + "".join(f'Visits,Port,{period},"{value}",{whole},,\n' for value, period, whole in rows))
    found, problems = other_figures()
    assert len(found) + len(problems) == len(rows)
    assert all(one.value is not None and one.period in ("2018-10", "2018/19") for one in found)


def test_an_archive_holds_none_of_them(home: Path, tmp_path: Path) -> None:
    write(HEAD + f"{SHARE},Zzyzx Port,2018-10,25%,1400,Office,2019\n")
    library = Library(home, Config(member="Robin Ash"))
    held = publish(library, meeting(0, indicators=shares(15.0).indicators)).pack
    say(home, held.indicators[2], SHARE, same=True)
    packview(["archive", "-o", str(tmp_path / "out")], standalone_mode=False)
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert files
    assert not any(b"Zzyzx" in path.read_bytes() for path in files)


def test_a_rate_has_byars_interval(home: Path) -> None:
    write(HEAD + '"Visits, rate per 10,000",Port,2018-10,64,38000,,\n')
    held = pack(visits(months(10, [60]), ref="R", name="Visits, rate per 10,000", unit="rate"))
    say(home, held.indicators[0], held.indicators[0].name, same=True)
    [one] = compared(home, held, held.indicators[0].name)
    assert one.range is not None
    assert [round(edge, 1) for edge in one.range] == [56.2, 72.6]


def test_the_command_takes_answers_and_prints_every_form(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(HEAD + f"{SHARE},Port,2018-10,25%,1400,Office,2019\n")
    library = Library(home, Config(member="Robin Ash"))
    pack_id = publish(library, meeting(0, indicators=shares(15.0).indicators)).pack.pack_id

    def said(*arguments: str) -> str:
        packview(["comparison", pack_id, *arguments], standalone_mode=False)
        return capsys.readouterr().out

    assert f"add --same 'S' '{SHARE}'" in said()
    assert "here 15% (12.9% to 17.3%), worse" in said("--same", "S", SHARE)
    assert json.loads(said("--format", "json"))[0]["verdict"] == "worse"
    packview(["indicators", pack_id, "S"], standalone_mode=False)
    assert "Beside Port, October 2018: 25%" in capsys.readouterr().out
    assert "Nothing in your files" in said("--other", "S", SHARE)
    assert "May be" in said("--forget", "S", SHARE)
    with pytest.raises(NotFoundError, match="no indicator 'Nowhere'"):
        said("--same", "S", "Nowhere")
    (folder() / "near.csv").unlink()
    assert "Put CSV files into" in said()
