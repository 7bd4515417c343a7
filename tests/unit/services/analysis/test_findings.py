"""All findings of a pack in rank order, what comes back from meeting to meeting, and the command that prints them."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planted_packs
import planted_promises
from editions import BENCHES, edition, publish
from packview import cli
from packview.config import Config
from packview.insight.detectors import DETECTORS
from packview.insight.promises.detect import promise_findings
from packview.insight.prose.passages import Passage, on_the_page
from packview.insight.ranking import ranked
from packview.model import Finding, Meeting, Pack
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import detect, earlier_packs, trends_of
from packview.services.library.library import Library, read_in_place

SAMPLE = Path(__file__).parents[4] / "packs" / "sample.pdf"
ODD = "[REDACTED] [/ [b]x[/b]"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPack:
    return read_in_place(Library(tmp_path_factory.mktemp("home"), Config(member="Robin Ash")), SAMPLE)


def test_the_sample_pack_has_a_finding_of_each_kind_the_real_one_has(sample: OpenPack) -> None:
    found = detect(sample).findings
    rules = {(one.kind, one.rule) for one in found}
    assert {
        ("claim", "wrong base"),
        ("impossible", "no number of cases gives it"),
        ("conflict", "period not over"),
        ("commentary", "commentary shifted"),
        ("commentary", "same commentary"),
        ("promise", "resolution without a row"),
        ("promise", "no status at all"),
        ("promise", "promised before this meeting"),
        ("promise", "not answered"),
    } <= rules
    assert {"signal", "comparator"} <= {kind for kind, _ in rules}
    assert not any(one.kind in ("derived", "parts") for one in found)


def test_findings_come_in_rank_order_with_lasting_keys_and_quotes_that_stand_on_the_page(
    sample: OpenPack,
) -> None:
    found = detect(sample).findings
    order = ["ask", "look", "info"]
    assert [order.index(one.severity) for one in found] == sorted(order.index(one.severity) for one in found)
    assert len({one.key for one in found}) == len(found)
    assert [one.key for one in detect(sample).findings] == [one.key for one in found]
    assert len({one.kind for one in found[:6]}) >= 4
    for one in found:
        assert one.explanation
        assert one.question.endswith("?") or one.severity == "info"
        if one.quote:
            assert one.pdf_page is not None
            assert one.quote in "\n".join(sample.pages[one.pdf_page - 1])


def test_each_finding_has_the_item_of_its_page(sample: OpenPack) -> None:
    for one in detect(sample).findings:
        at = sample.pack.item_of_page(one.pdf_page or 0)
        assert at is None or one.item == at.key


def test_there_is_a_trend_for_each_indicator(sample: OpenPack) -> None:
    assert [one.position for one in trends_of(sample.pack)] == list(range(len(sample.pack.indicators)))


def test_a_pack_without_anything_gives_nothing() -> None:
    pack, pages = planted_packs.pack_of([])
    assert detect(OpenPack(pack=replace(pack, pages=(), items=()), pages=())).findings == ()
    assert detect(OpenPack(pack=pack, pages=pages)).findings == ()


def made(severity: Any, kind: Any, rule: str, *, sure: Any = "likely", page: int = 1) -> Finding:
    return Finding(
        key=f"{rule}-{page}",
        kind=kind,
        rule=rule,
        severity=severity,
        sure=sure,
        pdf_page=page,
        explanation="x",
    )


def test_what_is_worth_asking_comes_first_and_no_rule_fills_the_first_page() -> None:
    claims = [made("ask", "claim", "wrong base", page=page) for page in range(1, 5)]
    others = [
        made("info", "signal", "one side", sure="certain"),
        made("look", "promise", "no status", sure="certain"),
        made("ask", "commentary", "same commentary", sure="possible", page=9),
        made("ask", "promise", "not answered", page=8),
    ]
    found = ranked([*claims, *others, claims[0]], {one.kind: one.weight for one in DETECTORS})
    assert len(found) == 8
    assert [one.severity for one in found] == ["ask"] * 6 + ["look", "info"]
    assert [one.rule for one in found[:2]] == ["not answered", "wrong base"]
    assert found[5].rule == "wrong base"


def _asked(pack: Pack, day: Date) -> Pack:
    return replace(pack, meeting=replace(pack.meeting, date=day), pack_id=f"hillford-{day}", minutes=None)


def test_what_stood_in_earlier_trackers_and_is_not_done_comes_back() -> None:
    planted = planted_promises.kept(Random(1))
    rows = tuple(
        replace(
            row, status="In progress" if row.number in "12" else "Completed", action_taken="Work goes on."
        )
        for row in planted.pack.recommendations
    )
    now = replace(planted.pack, recommendations=rows)
    before = [_asked(now, Date(2018, 9, 27)), _asked(now, Date(2018, 7, 26)), _asked(now, Date(2019, 3, 28))]

    def told(earlier: Sequence[Pack]) -> list[tuple[str, str, str]]:
        found = promise_findings(now, planted.pages, earlier)
        return [(one.refs[0], one.severity, one.printed) for one in found if one.rule == "comes back"]

    assert told(before) == [("1", "ask", "3 meetings"), ("2", "ask", "3 meetings")]
    silent = replace(now, recommendations=tuple(replace(row, action_taken="", status="") for row in rows))
    rules = {one.rule for one in promise_findings(silent, planted.pages, [_asked(silent, Date(2018, 9, 27))])}
    assert {"comes back"} <= rules
    assert "not answered" not in rules, "the same of one row is told once"
    assert told(before[:1]) == [("1", "look", "2 meetings"), ("2", "look", "2 meetings")]
    assert told(()) == told([planted_packs.in_order(Random(1)).pack]) == []


def test_earlier_packs_are_those_of_the_same_committee(a_library: Path) -> None:
    library = Library(a_library, Config(member="Robin Ash"))
    pack = library.load(library.entries()[0].pack_id).pack
    later = replace(pack, meeting=replace(pack.meeting, date=Date(2030, 1, 1)), pack_id="later-2030-01-01")
    assert [one.pack_id for one in earlier_packs(a_library, later)] == [pack.pack_id]
    other = replace(later, meeting=replace(later.meeting, committee="Another Committee"))
    undated = replace(later, meeting=replace(later.meeting, date=None))
    assert [earlier_packs(a_library, one) for one in (pack, other, undated)] == [()] * 3
    assert earlier_packs(None, later) == ()


def test_earlier_packs_come_newest_first_without_damaged_ones(tmp_path: Path) -> None:
    library = Library(tmp_path / "home", Config(member="Robin Ash"))
    for month in (3, 9, 6, 1):
        meeting = Meeting(committee="parks", date=Date(2019, month, 4))
        publish(library, edition(("1", BENCHES), pack_id=f"parks-{month}", meeting=meeting), name=str(month))
    (library.home / "packs" / "parks-3" / "pages.txt").unlink()
    later = edition(meeting=Meeting(committee="Parks", date=Date(2019, 8, 1))).pack
    assert [one.pack_id for one in earlier_packs(library.home, later)] == ["parks-6", "parks-1"]


def test_words_are_found_on_the_page_across_its_lines() -> None:
    lines = ("first of all", "  the plan", "was sent. Done.")
    assert on_the_page("the plan was sent.", lines) == "the plan\nwas sent."
    assert on_the_page("nothing of the kind", lines) == ""
    cell = Passage(text="1 the plan was sent", raw="1 the plan was sent", cell=True, lines=lines)
    assert cell.quote(2, 19) == "the plan\nwas sent"


def test_the_command_has_the_fields_of_the_contract(
    town_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = town_file.read_text(encoding="utf-8")
    text = text.replace(
        "Twelve benches need paint.",
        f"{ODD} Benches fell from 520 to 320, a 20% drop. Twelve benches need paint.",
    )
    town_file.write_text(text, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["packview", "findings", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0), capsys.readouterr().out

    code, out = run(str(town_file), "--format", "json")
    (one,) = json.loads(out)
    assert code == 0
    assert {
        "kind",
        "severity",
        "item",
        "page",
        "refs",
        "quote",
        "printed",
        "computed",
        "explanation",
        "question",
    } <= set(one)
    assert (one["kind"], one["severity"], one["item"], one["page"]) == ("claim", "ask", "3", "2")
    assert (one["printed"], one["computed"].partition(":")[0]) == ("20% drop", "38% lower")
    rows = list(csv.DictReader(io.StringIO(run(str(town_file), "--format", "csv")[1])))
    assert [row["question"] for row in rows] == [one["question"]]
    assert "38% lower" in " ".join(run(str(town_file))[1].split())
    assert run("no-such-pack")[0] == 1


PIECES = st.sampled_from(
    [ODD, "20%", "of the 14 cases", "from 5 to 3", "(69)", "higher than", "5/4", "2017 - 17", "at the end of Q4", "1,2,3", "£3m",
     "percentage points", "in October 2018", "Of the 0 pupils, 0 (0%)", "\n", ". ", "per cent", "made up of", "and", "0% of", "x%"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25))
def test_whatever_stands_on_a_page_no_rule_breaks(pieces: list[str]) -> None:
    pack, pages = planted_packs.pack_of(
        planted_packs.dataset(Random(5)), prose=tuple(" ".join(pieces).split("\n"))
    )
    for one in detect(OpenPack(pack=pack, pages=pages)).findings:
        assert one.question.endswith("?") or one.severity == "info"
        assert one.pdf_page is None or not one.quote or one.quote in "\n".join(pages[one.pdf_page - 1])
