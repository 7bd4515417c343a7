"""Packs and notes to store, and a look at what is stored."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packview.model import AgendaItem, Anchor, Meeting, Note, Pack, PageInfo, Paper, Source, Supplement
from packview.store import packs
from packview.store.journal.loading import load

NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
ID = "town-parks-committee-2019-06-03"
PAGES = (("TOWN", "", "  indented"), (), ("last",))


def published(tmp_path: Path, content: bytes = b"%PDF first", **fields: Any) -> tuple[Pack, Path]:
    """A file as published, and the pack read from it."""
    path = tmp_path / "published.pdf"
    path.write_bytes(content)
    pack = Pack(
        pack_id=ID,
        source=Source(
            kind="pdf", name=path.name, sha256=hashlib.sha256(content).hexdigest(), size=len(content)
        ),
        meeting=Meeting(committee="Parks Committee", council="Town", date=date(2019, 6, 3), time="6.00 pm"),
        items=(
            AgendaItem(
                key="1-benches",
                number="1",
                title="Benches",
                papers=(Paper(title="Report", kind="report", fields={"Subject": "Bänke"}),),
            ),
        ),
        pages=tuple(PageInfo(number=number) for number in (1, 2, 3)),
    )
    return replace(pack, **fields), path


def add(home: Path, tmp_path: Path, content: bytes = b"%PDF first", *, revision: bool = False) -> Pack:
    pack, path = published(tmp_path, content)
    return packs.add_pack(home, pack, PAGES, path, revision=revision)


def supplemented(pack: Pack, tmp_path: Path, content: bytes = b"%PDF late") -> tuple[Pack, Path]:
    """The next revision of a pack, with one page of a supplement, and the supplement's file."""
    path = tmp_path / f"{content[5:].decode()}.pdf"
    path.write_bytes(content)
    source = Source(kind="pdf", name=path.name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    number = len(pack.pages) + 1
    merged = replace(
        pack,
        revision=pack.revision + 1,
        supplements=(*pack.supplements, Supplement(source=source, pdf_first=number, pdf_last=number)),
        pages=(*pack.pages, PageInfo(number=number)),
    )
    return merged, path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make(text: str, **fields: Any) -> Callable[[str], Note]:
    plain = Note(id="", kind="note", text=text, anchor=Anchor(), created=NOW, updated=NOW)
    return lambda identity: replace(plain, id=identity, **fields)


def tables(path: Path) -> dict[str, dict[str, Any]]:
    """What a file of notes and its journal hold."""
    return {
        name: {identity: json.loads(bytes(document)) for identity, document in table.items()}
        for name, table in load(path).tables.items()
    }


def rewrite(path: Path, content: dict[str, dict[str, Any]]) -> None:
    """Put other content into a file of notes, as another program might that knows the form."""
    loaded = load(path)
    facts = {"schema_version": 2, "generation": loaded.snapshot.generation + 1, "folded": loaded.end}
    path.write_text(json.dumps(facts | content), encoding="utf-8")


def texts(path: Path) -> list[str]:
    return [note["text"] for note in tables(path).get("notes", {}).values()]
