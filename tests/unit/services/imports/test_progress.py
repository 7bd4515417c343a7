"""The import as it stands: pages add up, listeners hear what the feed has already taken in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.model import Meeting, Pack, PageInfo, Source
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, Opened, PagesRead
from packview.services.imports.client import ImportFeed

PACK = Pack(
    pack_id="a",
    source=Source(kind="pdf", name="a.pdf", sha256="", size=1),
    meeting=Meeting(committee="A"),
    pages=(PageInfo(number=1), PageInfo(number=2, label="1"), PageInfo(number=3, label="2")),
)
PAGES = (("one",), ("two",), ("three",))


class _Source:
    def __init__(self) -> None:
        self.cancels = 0

    def __iter__(self) -> Iterator[ImportEvent]:
        return iter(())

    def cancel(self) -> None:
        self.cancels += 1


@pytest.fixture
def source() -> _Source:
    return _Source()


@pytest.fixture
def feed(source: _Source) -> ImportFeed:
    return ImportFeed(source, path=Path("a.pdf"), stored=True)


def test_pages_and_labels_add_up_until_the_pack_is_whole(feed: ImportFeed) -> None:
    feed.apply(Opened(name="a.pdf", page_count=3))
    assert (feed.total, feed.pages, feed.pack) == (3, [], None)
    feed.apply(PagesRead(first=1, labels=(None, "1"), pages=PAGES[:2], done=2, total=3))
    feed.apply(AgendaRead(pack=PACK))
    assert (feed.pages, feed.labels, feed.pack) == (list(PAGES[:2]), [None, "1"], PACK)
    feed.apply(PagesRead(first=3, labels=("9",), pages=PAGES[2:], done=3, total=3))
    assert (feed.pages, feed.labels, feed.running) == (list(PAGES), [None, "1", "9"], True)
    done = Imported(pack=PACK, pages=PAGES, seconds=1.0, stored=True)
    feed.apply(done)
    assert (feed.labels, feed.result, feed.running) == ([None, "1", "2"], done, False)


def test_listeners_hear_after_the_feed_and_can_leave(feed: ImportFeed) -> None:
    heard: list[tuple[ImportEvent, int]] = []
    leave = feed.subscribe(lambda event: heard.append((event, feed.total)))
    opened = Opened(name="a.pdf", page_count=3)
    feed.apply(opened)
    assert heard == [(opened, 3)]
    leave()
    leave()
    feed.apply(AgendaRead(pack=PACK))
    assert len(heard) == 1


def test_a_listener_that_was_sent_away_by_another_hears_nothing(feed: ImportFeed) -> None:
    heard: list[str] = []
    leaves: list[Callable[[], None]] = []
    feed.subscribe(lambda _: leaves[0]())
    leaves.append(feed.subscribe(lambda _: heard.append("second")))
    feed.apply(Opened(name="a.pdf", page_count=3))
    assert heard == []


def test_after_a_cancel_nothing_is_taken_in(feed: ImportFeed, source: _Source) -> None:
    feed.cancel()
    feed.cancel()
    feed.apply(Opened(name="a.pdf", page_count=3))
    assert (feed.total, feed.running, feed.cancelled, source.cancels) == (0, False, True, 2)


def test_a_cancel_after_the_end_is_none(feed: ImportFeed) -> None:
    failed = Failed(error=PackviewError("The file is empty"))
    feed.apply(failed)
    feed.cancel()
    assert (feed.result, feed.cancelled) == (failed, False)
