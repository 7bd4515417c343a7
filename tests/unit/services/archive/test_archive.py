"""An archive: its tables, what is kept out of it, and that it is the same however it came about."""

import sqlite3
import sys
import zipfile
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archived import NAME, SECRET, a_pack, archived, here, store, texts_of
from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor
from packview.model.archive import TABLES
from packview.model.import_events import Working
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import detect
from packview.services.archive import read
from packview.services.archive import run as runs
from packview.services.archive.run import archive, units_of
from packview.services.imports.client import Import
from packview.services.library.library import Library
from packview.store.atomic import locked


def asked(folder: Path, words: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "archive.sqlite")) as base:
        return base.execute(words).fetchall()


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The files of an archive without those that only help to make it."""
    found = [
        path for path in folder.rglob("*") if path.is_file() and path.parent.name not in ("parts", "locks")
    ]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_every_row_has_pack_edition_page_and_printed_page_and_leads_to_rows_that_are_there(
    tmp_path: Path,
) -> None:
    library = store(tmp_path / "home", a_pack(1), a_pack(2))
    assert (archived(library, tmp_path / "out").packs, archived(library, tmp_path / "out").pages) == (2, 12)
    assert asked(tmp_path / "out", "pragma foreign_key_check") == []
    for table in TABLES:
        columns = [row[1] for row in asked(tmp_path / "out", f"pragma table_info({table})")]
        assert {"pack", "edition", "position", "page", "printed_page"} <= {*columns}
        assert columns == ["id", *(column.name for column in TABLES[table])]
        assert bool(asked(tmp_path / "out", f"select 1 from {table}")) == (table != "problems")
    assert asked(tmp_path / "out", "select distinct edition, date, page from meetings order by 1")[0][1:] == (
        "2019-06-03",
        None,
    )
    found = asked(
        tmp_path / "out",
        f"select series, label, period_length, date, value, mark, page, printed_page from indicators where name = '{NAME}' and pack like '%01' order by id",
    )
    assert found == [
        ("figure", "2019-04", "month", "2019-04-01", 3.0, None, 3, "2"),
        ("figure", "2019-05", "month", "2019-05-01", None, "n/a", 3, "2"),
        ("target", "2019/20", "year", "2019-04-01", 2.0, None, 3, "2"),
        ("max_12m", "max_12m", None, None, 3.0, None, 3, "2"),
    ]
    assert asked(tmp_path / "out", "select votes_for, votes_against, text from motions limit 1") == [
        (3, None, "That they be cleaned")
    ]
    assert len(asked(tmp_path / "out", "select 1 from pages_fts where pages_fts match 'bench print'")) == 6
    # by these words Datasette knows that the table can be searched
    assert asked(
        tmp_path / "out", "select 1 from sqlite_master where sql like '%USING FTS%content=\"pages\"%'"
    )


@pytest.mark.parametrize("style", ["sqlite", "parquet"])
def test_nothing_exempt_and_no_note_is_in_it(tmp_path: Path, style: str) -> None:
    library = store(tmp_path / "home", a_pack())
    book = library.notebook(a_pack().pack_id)
    book.add(kind="note", text="Wibblefrotz", anchor=Anchor(), private=True)
    book.add(kind="question", text="Wibblefrotz too", anchor=Anchor())
    if style == "parquet":
        pytest.importorskip("pyarrow")
    archived(library, tmp_path / "out", style=style)
    said = b"".join(texts_of(tmp_path / "out"))
    assert SECRET.encode() not in said
    assert b"Wibblefrotz" not in said
    if style == "sqlite":
        assert b"The printed page 2 of the benches" in said
        assert [row[0] for row in asked(tmp_path / "out", "select page from pages")] == [1, 2, 3]


def test_what_a_member_closes_later_goes_from_the_parts_too(tmp_path: Path, run: Any) -> None:
    library = store(tmp_path / "home", a_pack())
    archived(library, tmp_path / "out")
    assert b"printed page 3" in b"".join(texts_of(tmp_path / "out"))
    assert run("fix", a_pack().pack_id, "item", "3", "--exempt")[0] == 0
    archived(library, tmp_path / "out")
    assert b"printed page 3" not in b"".join(texts_of(tmp_path / "out"))


def test_it_is_the_same_however_it_came_about_and_only_what_is_new_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_now: list[str] = []

    def looking(opened: OpenPack) -> Any:
        read_now.append(opened.pack.pack_id)
        return detect(opened)

    monkeypatch.setattr(read, "detect", looking)
    made = [a_pack(number) for number in (1, 2, 3)]
    library = store(tmp_path / "home", *made)
    archived(library, tmp_path / "whole")
    del read_now[:]
    archived(library, tmp_path / "out", made[2].pack_id)
    archived(library, tmp_path / "out", made[2].pack_id, made[0].pack_id)
    archived(library, tmp_path / "out", *(pack.pack_id for pack in reversed(made)))
    assert read_now == [made[2].pack_id, made[0].pack_id, made[1].pack_id]
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")
    store(tmp_path / "home", replace(made[1], glossary=(), warnings=(), revision=2))
    archived(library, tmp_path / "out")
    assert read_now[3:] == [made[1].pack_id]
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 3


def test_the_description_has_every_table_with_its_columns_and_the_sum_of_the_file(tmp_path: Path) -> None:
    archived(store(tmp_path / "home", a_pack()), tmp_path / "out")
    told = msgspec.json.decode((tmp_path / "out" / "datapackage.json").read_bytes())
    assert [one["dialect"]["table"] for one in told["resources"]] == list(TABLES)
    for one in told["resources"]:
        columns = [row[1] for row in asked(tmp_path / "out", f"pragma table_info({one['dialect']['table']})")]
        assert [field["name"] for field in one["schema"]["fields"]] == columns
        assert one["bytes"] == (tmp_path / "out" / one["path"]).stat().st_size
        assert one["hash"].startswith("sha256:")
        assert one["profile"] == "tabular-data-resource"


def test_parquet_lies_by_council_and_year_and_duckdb_reads_it(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    other = replace(a_pack(2), meeting=replace(a_pack().meeting, council="Cyngor Sir Gâr & Co", date=None))
    library = store(tmp_path / "home", a_pack(1), other)
    archived(library, tmp_path / "out", style="parquet")
    files = f"'{tmp_path}/out/parquet/indicators/*/*/*.parquet', hive_partitioning = true"
    found = duckdb.sql(
        f"select council, year, date, value from read_parquet({files}) where name = '{NAME}' and series = 'figure' order by 1, 3"
    ).fetchall()
    assert [(row[0], row[1] and int(row[1]), row[2].isoformat(), row[3]) for row in found] == [
        ("Cyngor Sir Gâr & Co", None, "2019-04-01", 3.0), ("Cyngor Sir Gâr & Co", None, "2019-05-01", None),
        ("Town Council", 2019, "2019-04-01", 3.0), ("Town Council", 2019, "2019-05-01", None),
    ]  # fmt: skip
    before = bytes_of(tmp_path / "out")
    archived(library, tmp_path / "out", style="parquet")
    assert bytes_of(tmp_path / "out") == before


def test_a_file_that_cannot_be_read_ends_alone_and_is_told(tmp_path: Path) -> None:
    library = store(tmp_path / "home", a_pack())
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    (tmp_path / "in" / "deeper" / "broken.pdf").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "in" / "more.zip", "w") as made:
        made.writestr("readme.docx", "x")
    done = archived(library, tmp_path / "out", a_pack().pack_id, str(tmp_path / "in"))
    assert (done.packs, [one.source for one in done.problems]) == (1, ["broken.pdf", "more.zip"])
    rows = asked(tmp_path / "out", "select source, message, pack from problems")
    assert rows == [
        ("broken.pdf", "broken.pdf is empty", None),
        ("more.zip", "There is no PDF or text file in more.zip", None),
    ]


def test_a_file_of_text_is_read_in_a_process_of_its_own_and_given_up_after_a_while(
    tmp_path: Path, town_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "home", store(tmp_path / "home").config)
    done = archived(library, tmp_path / "out", str(town_file))
    assert asked(tmp_path / "out", "select file, committee from meetings") == [
        ("town.txt", "Parks Committee")
    ]
    assert not done.problems
    monkeypatch.setattr(read, "_PATIENCE", -1.0)
    monkeypatch.setattr(read, "reader_version", lambda _: "another")
    monkeypatch.setattr(runs, "reader_version", lambda _: "another")
    monkeypatch.setattr(Import, "__iter__", lambda self: iter([Working(page=1, seconds=1.0)]))
    (problem,) = archived(library, tmp_path / "out", str(town_file)).problems
    assert "given up" in problem.message


def test_a_file_that_the_library_has_is_taken_as_the_member_put_it_right(
    tmp_path: Path, a_library: Path, town_file: Path, run: Any
) -> None:
    run("fix", "hillford", "item", "3", "--exempt")
    library = Library(a_library, store(tmp_path / "none").config)
    archived(library, tmp_path / "out", str(town_file))
    assert b"Twelve benches" not in b"".join(texts_of(tmp_path / "out"))
    assert b"Ponds" in b"".join(texts_of(tmp_path / "out")) or b"ponds" in b"".join(
        texts_of(tmp_path / "out")
    )


def test_a_process_that_ends_takes_only_its_own_source_with_it(tmp_path: Path) -> None:
    made = [a_pack(number) for number in (1, 2, 3, 4)]
    library = store(tmp_path / "home", *made)

    class Breaking(Executor):
        def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if arguments[0].pack_id == made[1].pack_id:
                future.set_exception(BrokenExecutor("killed"))
            else:
                future.set_result(work(*arguments))
            return future

    heard: list[str] = []
    done = archive(units_of(library, ()), tmp_path / "out", library, (Breaking, 2), told=heard.append)
    assert done.packs == 3
    assert [one.source for one in done.problems] == [made[1].pack_id]
    assert sorted(heard) == [pack.pack_id for pack in made]


def test_two_runs_at_once_do_no_harm(tmp_path: Path) -> None:
    library = store(tmp_path / "home", a_pack())
    archived(library, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    with (
        locked(tmp_path / "out", "archive", what="this archive"),
        pytest.raises(PackviewError, match="Another packview is busy with this archive"),
    ):
        archived(library, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before


def test_a_damaged_part_is_told_with_the_way_out(tmp_path: Path) -> None:
    library = store(tmp_path / "home", a_pack())
    archived(library, tmp_path / "out")
    (part,) = (tmp_path / "out" / "parts").iterdir()
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(PackviewError, match=r"is damaged\. Delete it"):
        archived(library, tmp_path / "out")
    part.unlink()
    assert archived(library, tmp_path / "out").packs == 1


def test_what_is_no_source_is_told(tmp_path: Path) -> None:
    library = store(tmp_path / "home")
    (tmp_path / "empty").mkdir()
    for sources, told in [
        ((), "There is no pack in the library"),
        ((str(tmp_path / "empty"),), "There is no PDF in the folder"),
    ]:
        with pytest.raises(PackviewError, match=told):
            units_of(library, sources)
    with pytest.raises(NotFoundError):
        units_of(library, ("nothing",))


def test_the_command_says_where_it_is_and_how_to_go_on(
    tmp_path: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path / "home", a_pack())
    monkeypatch.setattr("packview.cli.archive.pool", lambda _: here())
    code, out, err = run("archive", "-o", str(tmp_path / "out"))
    assert (code, out.strip()) == (0, str(tmp_path / "out" / "archive.sqlite"))
    assert "1 pack, 6 pages" in err

    def stopped(*_: Any, told: Any, **__: Any) -> None:
        told("one")
        raise KeyboardInterrupt

    monkeypatch.setattr("packview.cli.archive.archive", stopped)
    code, _, err = run("archive", "-o", str(tmp_path / "out"))
    assert code == 1
    assert "Stopped after 1 of 1 source. Run the same command again to go on" in err


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PackviewError, match=r"needs pyarrow.*Add it with"):
        archived(store(tmp_path / "home", a_pack()), tmp_path / "out", style="parquet")
    with pytest.raises(PackviewError, match=r"needs distributed.*Add it with"):
        runs.cluster("tcp://127.0.0.1:1")
