"""What the renderer prints, the importer reads back unchanged."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pack_example import small_minutes, small_pack, small_report
from pack_renderer import render_pack
from pack_spec import AttendeeSpec, ItemSpec, PackSpec, RecommendationSpec
from pack_strategies import packs
from pack_style import SOUTHAMPTON, Style
from packview.model import Pack
from roundtrip import check_pack, imported, people


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(spec=packs())
def test_a_rendered_pack_is_read_back_unchanged(
    spec: PackSpec, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = check_pack(spec, render_pack(spec), tmp_path_factory.mktemp("pack") / "pack.pdf")
    assert [warning.message for warning in pack.warnings] == []


def of_items(tmp_path: Path, *items: ItemSpec, style: Style = SOUTHAMPTON) -> Pack:
    pack = replace(small_pack(), items=items)
    return imported(render_pack(pack, style).data, tmp_path / "pack.pdf")


def agenda(pack: Pack) -> list[tuple[str, str, str | None, str | None, str]]:
    return [
        (item.number, item.title, item.page_first, item.page_last, item.description) for item in pack.items
    ]


def test_a_range_may_wrap_before_its_numbers_and_before_its_hyphen(tmp_path: Path) -> None:
    report = small_report()
    long = "SCHOOLS COUNCIL PROGRAMME SAFEGUARDING SCHOOLS REPORT"
    minutes = "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)"
    pack = of_items(
        tmp_path,
        ItemSpec(
            number="1", title=long, papers=(report, replace(report, appendix=1), replace(report, appendix=2))
        ),
        ItemSpec(number="2", title=minutes, papers=(small_minutes(),)),
        style=Style(first_label=5),
    )
    assert agenda(pack) == [("1", long, "5", "10", ""), ("2", minutes, "11", "11", "")]


def test_the_end_of_a_wrapped_range_is_no_item(tmp_path: Path) -> None:
    first = "REVIEW IN 2030/31 & HOUSING CAPITAL IN AIR CARE FOR STRATEGY"
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title=first, description="It is a plan.", papers=(small_report(),)),
        ItemSpec(number="2", title="ROADS", papers=(small_report(),)),
    )
    assert agenda(pack) == [("1", first, "1", "2", "It is a plan."), ("2", "ROADS", "3", "3", "")]


@pytest.mark.parametrize("ending", ["2017-18", "(LSCB)", "& 2017-18"])
def test_a_title_may_wrap_before_a_year_or_a_bracket(tmp_path: Path, ending: str) -> None:
    title = f"SAFEGUARDING AND FAMILIES ANNUAL PERFORMANCE REPORT OF {'X' * 7} {ending}"
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title="APOLOGIES"),
        ItemSpec(number="2", title=title, papers=(small_report(),)),
    )
    assert agenda(pack)[1] == ("2", title, "1", "1", "")


@pytest.mark.parametrize("other", ["HOUSING", "REVIEW OF HOUSING REPAIRS"])
def test_an_item_without_pages_takes_none_from_another(tmp_path: Path, other: str) -> None:
    report = replace(small_report(), fields=(("SUBJECT", other),))
    title = "HOUSING" if other == "HOUSING" else "REVIEW OF HOUSING"
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title=title),
        ItemSpec(number="2", title=other, papers=(report,)),
    )
    assert [len(item.papers) for item in pack.items] == [0, 1]


def test_a_note_on_attendance_may_wrap(tmp_path: Path) -> None:
    note = "except item 12"
    present = (
        AttendeeSpec(name="Councillor Hobbs", role="Chair"),
        AttendeeSpec(name="Councillor Xu", note=note),
        AttendeeSpec(name="Councillor D’Arcy"),
        AttendeeSpec(name="Councillor O’Neill"),
        AttendeeSpec(name="Councillor Jones", note=note),
    )
    minutes = small_minutes()
    items = (replace(minutes.items[0], number="52"),)
    spec = replace(minutes, present=present, items=items)
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title="APOLOGIES"),
        ItemSpec(number="2", title="MINUTES OF THE PREVIOUS MEETING", papers=(spec,)),
    )
    assert pack.minutes is not None
    assert people(pack.minutes.present) == people(present)
    assert [item.number for item in pack.minutes.items] == ["52"]


def test_a_value_of_the_header_may_wrap_before_a_hyphen(tmp_path: Path) -> None:
    subject = "REVIEW SERVICES ANNUAL EDUCATION (LSCB) - EDUCATION - AND AND REPORT"
    report = replace(small_report(), fields=(("DECISION-MAKER", "CABINET"), ("SUBJECT", subject)))
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title="APOLOGIES"),
        ItemSpec(number="2", title="SERVICES", papers=(report,)),
    )
    assert pack.items[1].papers[0].fields["Subject"] == subject


def test_a_resolution_may_wrap_before_a_short_form(tmp_path: Path) -> None:
    text = "that every co-operation of a winter school budget local savings support impact care e.g. with a plan."
    minutes = small_minutes()
    item = replace(minutes.items[0], resolutions=(RecommendationSpec(ref="", text=text),))
    pack = of_items(
        tmp_path,
        ItemSpec(number="1", title="APOLOGIES"),
        ItemSpec(
            number="2", title="MINUTES OF THE PREVIOUS MEETING", papers=(replace(minutes, items=(item,)),)
        ),
    )
    assert pack.minutes is not None
    assert [each.text for each in pack.minutes.items[0].resolutions] == [text]
