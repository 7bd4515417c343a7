"""Pack folders: whole or not there, and earlier revisions kept."""

import errno
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packview.errors import AlreadyImportedError, NotFoundError, PackviewError, SameMeetingError
from packview.model import Doubt, Indicator, StageName, Warned, WarningKind
from packview.store import packs
from stored import ID, PAGES, add, published, tree


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "packs" / ID


def test_a_pack_comes_back_as_it_was(home: Path, folder: Path, tmp_path: Path) -> None:
    pack, path = published(tmp_path)
    added = packs.add_pack(home, pack, PAGES, path, revision=False)
    assert added == pack
    assert packs.load(home, ID) == (pack, PAGES)
    assert packs.pack_ids(home) == (ID,)
    assert (folder / "source.pdf").read_bytes() == path.read_bytes()
    assert (folder / "pages.txt").read_text(encoding="utf-8") == "TOWN\n\n  indented\n\f\flast\n"
    assert sorted(path.name for path in folder.iterdir()) == ["pack.json", "pages.txt", "source.pdf"]


def test_a_pack_of_an_earlier_version_says_nothing_of_stages(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    pack, path = published(tmp_path)
    failed = Warned(message="Odd", kind=WarningKind.FAILED, stage=StageName.GLOSSARY, error="ValueError")
    packs.add_pack(home, replace(pack, warnings=(failed,)), PAGES, path, revision=False)
    assert packs.load(home, ID)[0].failures == (failed,)
    kept = json.loads((folder / "pack.json").read_bytes())
    for name in ("kind", "stage", "error"):
        del kept["warnings"][0][name]
    (folder / "pack.json").write_text(json.dumps(kept), encoding="utf-8")
    earlier, _ = packs.load(home, ID)
    assert earlier.warnings == (Warned(message="Odd"),)
    assert earlier.failures == ()


def test_a_pack_kept_before_doubts_were_opens_and_is_not_relied_on(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    pack, path = published(tmp_path)
    row = Indicator(ref="A", name="Trees", doubtful=("It is torn",), doubts=(Doubt.NAME,))
    packs.add_pack(home, replace(pack, indicators=(row,)), PAGES, path, revision=False)
    assert packs.load(home, ID)[0].indicators == (row,)
    kept = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    assert kept["indicators"][0].pop("doubts") == ["name"]
    (folder / "pack.json").write_text(json.dumps(kept), encoding="utf-8")
    (old,) = packs.load(home, ID)[0].indicators
    assert (old.doubtful, old.doubts) == (("It is torn",), ())
    assert row.reliable
    assert not old.reliable


def test_files_are_for_the_member_alone(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    add(home, tmp_path, b"second", revision=True)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (home, *home.rglob("*"))}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_the_source_of_a_text_pack_is_a_text(home: Path, folder: Path, tmp_path: Path) -> None:
    pack, path = published(tmp_path)
    packs.add_pack(home, replace(pack, source=replace(pack.source, kind="text")), PAGES, path, revision=False)
    assert (folder / "source.txt").is_file()


def test_head_is_what_the_library_lists(home: Path, tmp_path: Path) -> None:
    pack = add(home, tmp_path)
    head = packs.head(home, ID)
    assert (head.revision, head.meeting, head.source, len(head.pages)) == (1, pack.meeting, pack.source, 3)


def test_an_empty_library(home: Path) -> None:
    assert packs.pack_ids(home) == ()
    assert packs.find_by_sha256(home, "0") is None
    for wrong in (ID, "", ".", "..", "../packs", ".old-x", "a/b"):
        with pytest.raises(NotFoundError, match="There is no pack"):
            packs.load(home, wrong)
    assert not home.exists()


@pytest.mark.parametrize("revision", [True, False])
def test_the_same_file_again_is_told_and_changes_nothing(
    home: Path, folder: Path, tmp_path: Path, revision: bool
) -> None:
    add(home, tmp_path)
    before = tree(home / "packs")
    with pytest.raises(AlreadyImportedError) as caught:
        add(home, tmp_path, revision=revision)
    assert not isinstance(caught.value, SameMeetingError)
    assert caught.value.pack_id == ID
    assert caught.value.message.endswith(f"is already in the library as {ID}")
    assert caught.value.hint == f"Open it with: packview open {ID}"
    assert tree(home / "packs") == before


def test_another_file_of_the_meeting_wants_to_be_a_revision(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    before = tree(home / "packs")
    with pytest.raises(SameMeetingError) as caught:
        add(home, tmp_path, b"second")
    assert "packview import FILE --revision" in caught.value.hint
    assert caught.value.pack_id == ID
    assert tree(home / "packs") == before


def test_revisions_are_counted_and_kept(home: Path, folder: Path, tmp_path: Path) -> None:
    first = add(home, tmp_path)
    assert add(home, tmp_path, b"second", revision=True).revision == 2
    assert add(home, tmp_path, b"third", revision=True).revision == 3
    assert packs.load(home, ID)[0].revision == 3
    assert (folder / "source.pdf").read_bytes() == b"third"
    assert packs.read_folder(folder / "revisions" / "1") == (first, PAGES)
    assert packs.read_folder(folder / "revisions" / "2")[0].revision == 2
    assert sorted(path.name for path in (folder / "revisions").iterdir()) == ["1", "2"]
    assert sorted(path.name for path in (folder / "revisions" / "2").iterdir()) == [
        "pack.json",
        "pages.txt",
        "source.pdf",
    ]
    assert packs.pack_ids(home) == (ID,)


def test_revisions_are_kept_without_hard_links_too(
    home: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr(os, "link", no_links)
    add(home, tmp_path)
    add(home, tmp_path, b"second", revision=True)
    assert (folder / "revisions" / "1" / "source.pdf").read_bytes() == b"%PDF first"


def test_an_earlier_revision_again_is_told(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    add(home, tmp_path, b"second", revision=True)
    with pytest.raises(AlreadyImportedError, match=f"This file is revision 1 of {ID}") as caught:
        add(home, tmp_path)
    assert not isinstance(caught.value, SameMeetingError)
    assert add(home, tmp_path, revision=True).revision == 3, "published once more, and asked for"


def test_revision_of_a_first_pack_is_the_first(home: Path, tmp_path: Path) -> None:
    assert add(home, tmp_path, revision=True).revision == 1


def test_find_by_sha256(home: Path, tmp_path: Path) -> None:
    pack = add(home, tmp_path)
    assert packs.find_by_sha256(home, pack.source.sha256) == ID
    assert packs.find_by_sha256(home, "") is None
    assert packs.find_by_sha256(home, "0" * 64) is None
    assert [(pack_id, head.source) for pack_id, head in packs.heads(home)] == [(ID, pack.source)]
    assert not list(packs.heads(home, having="2001"))


def test_a_file_changed_while_it_was_read_is_not_added(home: Path, tmp_path: Path) -> None:
    pack, path = published(tmp_path)
    path.write_bytes(b"changed")
    with pytest.raises(PackviewError, match="changed while it was read"):
        packs.add_pack(home, pack, PAGES, path, revision=False)
    assert list((home / "packs").iterdir()) == []


@pytest.mark.parametrize("old", [True, False])
def test_an_error_at_any_step_leaves_the_library_as_it_was(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    if old:
        add(home, tmp_path)
    before = tree(home / "packs")
    messages: list[str] = []
    for name, real in {"fsync": os.fsync, "rename": os.rename, "mkdir": os.mkdir}.items():
        for at in range(100):
            calls = 0

            def failing(*arguments: Any, real: Any = real, at: int = at, **named: Any) -> Any:
                nonlocal calls
                calls += 1
                if calls == at + 1:
                    raise OSError(errno.ENOSPC, "")
                return real(*arguments, **named)

            with monkeypatch.context() as patched:
                patched.setattr(os, name, failing)
                try:
                    add(home, tmp_path, b"second", revision=True)
                except PackviewError as error:
                    messages.append(error.message)
                else:
                    break
            assert tree(home / "packs") == before
        packs.remove(home, ID)
        if old:
            add(home, tmp_path)
    assert len(messages) > 5
    assert all("no room left" in message for message in messages)


def test_remove(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    packs.remove(home, ID)
    assert packs.pack_ids(home) == ()
    assert list((home / "packs").iterdir()) == []
    with pytest.raises(NotFoundError):
        packs.remove(home, ID)
    assert add(home, tmp_path).revision == 1


def test_what_a_killed_import_left_is_swept(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    (home / "packs" / ".new-abc").mkdir()
    (home / "packs" / ".gone-abc").mkdir()
    (home / "packs" / ".stfolder").mkdir()  # somebody else's
    assert packs.pack_ids(home) == (ID,)
    assert sorted(path.name for path in (home / "packs").iterdir()) == [".stfolder", ID]


def test_what_is_being_built_is_left_alone(home: Path, tmp_path: Path) -> None:
    add(home, tmp_path)
    (home / "packs" / ".new-abc").mkdir()
    code = (
        "import sys; from pathlib import Path; from packview.store.atomic import locked\n"
        "with locked(Path(sys.argv[1]), 'library', what='x'): print('held', flush=True); sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert packs.pack_ids(home) == (ID,)
        assert (home / "packs" / ".new-abc").is_dir()
        holder.communicate("done\n")
    assert packs.pack_ids(home) == (ID,)
    assert not (home / "packs" / ".new-abc").exists()


def test_a_pack_moved_aside_by_a_killed_import_is_put_back(home: Path, folder: Path, tmp_path: Path) -> None:
    pack = add(home, tmp_path)
    folder.rename(folder.with_name(f".old-{ID}"))
    assert packs.load(home, ID)[0] == pack
    folder.rename(folder.with_name(f".old-{ID}"))
    assert packs.pack_ids(home) == (ID,)


def test_a_library_that_cannot_be_listed_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(PackviewError, match="cannot be listed"):
        packs.pack_ids(home)
