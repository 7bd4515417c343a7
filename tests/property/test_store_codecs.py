"""What is stored comes back unchanged, whatever it holds."""

import hashlib
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import STATUSES, AgendaItem, Anchor, Meeting, Note, NoteKind, Pack, PageInfo, Paper
from packview.model.notes import ID_LENGTH, new_id
from packview.store import packs
from packview.store.packs import decode_pages, encode_pages, read_head, read_pack
from packview.text import clean, one_line
from stored import NoteStore, notes_path, published

words = st.text(max_size=30)
lines = words.map(lambda text: text.replace("\n", " ").replace("\f", " "))
pages = st.lists(st.lists(lines, max_size=5), min_size=1, max_size=5)
labels = st.none() | words
numbers = st.none() | st.integers(1, 5000)
papers = st.builds(
    Paper,
    title=words,
    kind=st.sampled_from(["report", "appendix", "minutes", "other"]),
    page_first=labels,
    pdf_first=numbers,
    fields=st.dictionaries(words, words, max_size=3),
    exempt=st.booleans(),
)
items = st.builds(
    AgendaItem,
    key=words,
    number=words,
    title=words,
    page_first=labels,
    exempt=st.booleans(),
    papers=st.lists(papers, max_size=2).map(tuple),
)
meetings = st.builds(
    Meeting, committee=words, council=words, date=st.none() | st.dates(date(1000, 1, 1)), quorum=numbers
)
times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis adds it
notes = st.builds(
    Note,
    id=st.just(""),
    kind=st.sampled_from(get_args(NoteKind)),
    text=words.map(clean),
    anchor=st.builds(
        Anchor,
        item=words.map(one_line),
        item_title=words.map(one_line),
        page=labels.map(lambda label: None if label is None else one_line(label)),
        pdf_page=numbers,
        quote=words.map(clean),
    ),
    to=words.map(one_line),
    status=st.sampled_from(STATUSES),
    answer=words.map(clean),
    private=st.booleans(),
    created=times,
    updated=times,
)


@given(pages)
def test_pages_come_back(pages: list[list[str]]) -> None:
    assert decode_pages(encode_pages(pages)) == tuple(tuple(page) for page in pages)


@given(st.lists(st.lists(st.text(st.characters(), max_size=20), max_size=4), min_size=1, max_size=4))
def test_lines_that_hold_breaks_keep_the_number_of_pages_and_lines(pages: list[list[str]]) -> None:
    back = decode_pages(encode_pages(pages))
    assert [len(page) for page in back] == [len(page) for page in pages]


@settings(max_examples=40)
@given(meeting=meetings, items=st.lists(items, max_size=3), text=pages, content=st.binary(max_size=50))
def test_packs_come_back(
    meeting: Meeting, items: list[AgendaItem], text: list[list[str]], content: bytes
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        base, path = published(Path(temporary), content)
        pack = replace(
            base,
            meeting=meeting,
            items=tuple(items),
            pages=tuple(PageInfo(number=number) for number in range(1, len(text) + 1)),
        )
        packs.add_pack(Path(temporary), pack, text, path, revision=None)
        folder = packs.folder_of(Path(temporary), pack.pack_id)
        back: tuple[Pack, object] = read_pack(folder)
        assert back == (pack, tuple(tuple(page) for page in text))
        head = read_head(folder)
        assert (head.meeting, len(head.pages)) == (meeting, len(text))
        kept = (folder / "source.pdf").read_bytes()
        assert kept == content
        assert hashlib.sha256(kept).hexdigest() == head.source.sha256


@settings(max_examples=30)
@given(st.lists(notes, min_size=1, max_size=4))
def test_notes_come_back(notes: list[Note]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        store = NoteStore(Path(temporary), "a-pack", "robin")
        kept = [
            store.add(lambda identity, note=note: replace(note, id=identity))  # type: ignore[misc]  # binds note now
            for note in notes
        ]
        assert NoteStore(Path(temporary), "a-pack", "robin").all() == tuple(kept)


@settings(max_examples=50)
@given(st.binary(max_size=60) | st.recursive(
    st.none() | st.integers() | words, lambda part: st.lists(part) | st.dictionaries(words, part), max_leaves=6
).map(msgspec.json.encode), st.booleans())  # fmt: skip
def test_whatever_stands_in_a_notes_file_ends_in_notes_and_is_kept(content: bytes, old: bool) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        path = notes_path(home, "a-pack", "robin")
        path = path.with_name("robin.json") if old else path
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        assert NoteStore(home, "a-pack", "robin").all() == ()
        assert content in [file.read_bytes() for file in home.rglob("*") if file.is_file()]


@given(st.lists(st.floats(0, 10_000_000_000), min_size=2, max_size=20))
def test_ids_sort_as_they_were_made_whatever_the_clock_says(clock: list[float]) -> None:
    made = [""]
    for now in clock:
        with patch.object(time, "time", return_value=now):
            made.append(new_id(after=max(made)))
    assert made[1:] == sorted(set(made[1:]))
    assert {len(identity) for identity in made[1:]} == {ID_LENGTH}
