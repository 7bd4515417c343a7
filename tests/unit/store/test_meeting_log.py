"""The log on disk."""

import errno
import os
import stat
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import START
from packview.errors import PackviewError
from packview.model.meeting import Act, ActKind, Votes, for_sharing
from packview.store.meeting_log import MeetingLog, decode, encode

PACK = "a-pack"


def log_at(home: Path, shared: Path | None = None) -> MeetingLog:
    return MeetingLog(home, PACK, "robin", shared=shared, for_sharing=partial(for_sharing, closed=["trees"]))


def noted(text: str, **fields: Any) -> partial[Act]:
    return partial(_made, text=text, fields=fields)


def _made(number: int, *, text: str, fields: dict[str, Any]) -> Act:
    return Act(number=number, at=START, kind="noted", text=text, **fields)


words = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20)


@given(
    st.builds(
        Act,
        number=st.integers(1, 10**6),
        at=st.datetimes(
            datetime(2000, 1, 1),  # noqa: DTZ001  the bounds have no zone, the values do
            datetime(2100, 1, 1),  # noqa: DTZ001  the same
            timezones=st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours))),
        ),
        kind=st.sampled_from(get_args(ActKind)),
        text=words,
        who=words,
        before=st.none() | st.tuples(words, words),
        votes=st.none() | st.builds(Votes, in_favour=st.integers(0, 99), against=st.integers(0, 99)),
        leaves=st.booleans(),
        counts=st.booleans(),
        private=st.booleans(),
        target=st.integers(0, 99),
    )
)
def test_every_act_comes_back_as_it_was(act: Act) -> None:
    line = encode(act)
    assert line.count(b"\n") == 1
    assert decode(line) == [act]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    assert decode(data) == []


def test_acts_are_numbered_and_kept(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    assert log.acts() == ()
    made = [log.append(noted(text)) for text in ("one", "two")]
    assert [act.number for act in made] == [1, 2]
    assert log.acts() == tuple(made) == log_at(tmp_path).acts()
    path = tmp_path / "meetings" / PACK / "robin.log"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_windows_write_one_log(tmp_path: Path) -> None:
    first, second = log_at(tmp_path), log_at(tmp_path)
    first.append(noted("one"))
    second.append(noted("two"))
    first.append(noted("three"))
    assert [act.text for act in second.acts()] == ["one", "two", "three"]
    assert [act.number for act in second.acts()] == [1, 2, 3]


def test_a_torn_line_is_cut_off_before_the_next(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    log.append(noted("one"))
    whole = log.path.read_bytes()
    for torn in range(1, len(whole)):
        log.path.write_bytes(whole + whole[:torn])
        again = log_at(tmp_path)
        assert [act.text for act in again.acts()] == ["one"]
        assert not again.reports
    again.append(noted("two"))
    assert [act.text for act in log_at(tmp_path).acts()] == ["one", "two"]


def test_a_damaged_line_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    for text in ("one", "two", "three"):
        log.append(noted(text))
    log.path.write_bytes(log.path.read_bytes().replace(b"two", b"tw0"))
    again = log_at(tmp_path)
    assert [act.text for act in again.acts()] == ["one", "three"]
    assert len(again.reports) == 1
    assert again.append(noted("four")).number == 4
    assert b"tw0" in log.path.read_bytes()


@pytest.mark.parametrize("failing", ["write", "fsync"])
@pytest.mark.parametrize("written", [0, 7])
def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, written: int
) -> None:
    log = log_at(tmp_path)
    log.append(noted("one"))
    before = log.path.read_bytes()
    real = os.write

    def full(descriptor: int, *data: Any) -> int:
        if written and data and len(data[0]) > written:
            return real(descriptor, bytes(data[0][:written]))
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, failing, full)
        with pytest.raises(PackviewError, match="no room"):
            log.append(noted("two"))
    assert log.path.read_bytes() == before
    assert [act.text for act in log.acts()] == ["one"]
    log.append(noted("three"))
    assert [act.text for act in log_at(tmp_path).acts()] == ["one", "three"]


def test_colleagues_get_a_copy_without_what_is_exempt(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    log = log_at(tmp_path / "home", shared)
    log.append(noted("open", item="benches"))
    log.append(noted("SECRET", item="trees"))
    log.share()
    copy = shared / "meetings" / PACK / "robin.log"
    assert [act.text for act in decode(copy.read_bytes())] == ["open", ""]
    assert b"SECRET" not in copy.read_bytes()
    log.append(lambda number: Act(number=number, at=START, kind="exempt", item="benches"))
    log.share()
    assert [act.text for act in decode(copy.read_bytes())] == ["", "", ""]
    assert [act.text for act in log.acts()] == ["open", "SECRET", ""]


def test_a_shared_folder_that_is_gone_costs_nothing(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.write_text("a file, not a folder", encoding="utf-8")
    log = log_at(tmp_path / "home", shared)
    log.append(noted("one"))
    log.share()
    log.share()
    assert [act.text for act in log.acts()] == ["one"]
    assert len(log.reports) == 1


def test_what_came_from_outside_is_cleaned(tmp_path: Path) -> None:
    act = Act(
        number=1,
        at=START + timedelta(minutes=1),
        kind="noted",
        who="A\x1b[31m\u202eb",
        text="x\x07\ny",
        before=("asked", "\x1b]0;t\x07z"),
    )
    (found,) = decode(encode(act))
    assert (found.who, found.text, found.before) == ("Ab", "x\ny", ("asked", "z"))
