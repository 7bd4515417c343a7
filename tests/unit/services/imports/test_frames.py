"""What the import process and the app say to each other."""

from datetime import date

import pytest

from packview.errors import AlreadyImportedError, PackviewError, PasswordNeededError, SameMeetingError
from packview.model import AgendaItem, Meeting, Pack, PageInfo, Paper, Source, Warned
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, Opened, PagesRead
from packview.services.imports.client import decode_event, encode_event

PACK = Pack(
    pack_id="x-2018-11-29",
    source=Source(kind="pdf", name="x.pdf", sha256="00", size=1),
    meeting=Meeting(committee="Panel", date=date(2018, 11, 29)),
    items=(
        AgendaItem(
            key="1-a",
            number="1",
            title="A",
            papers=(Paper(title="A", kind="report", fields={"Subject": "A"}),),
        ),
    ),
    pages=(PageInfo(number=1, label="1", item="1-a"),),
    warnings=(Warned(message="odd"),),
)


@pytest.mark.parametrize(
    "event",
    [
        Opened(name="x.pdf", page_count=3),
        PagesRead(first=1, labels=(None, "1"), pages=(("a", ""), ()), done=2, total=3),
        AgendaRead(pack=PACK),
        Imported(pack=PACK, pages=(("a",),), seconds=0.5, stored=True),
    ],
)
def test_events_survive_the_wire(event: ImportEvent) -> None:
    assert decode_event(encode_event(event)) == event


@pytest.mark.parametrize("kind", [PackviewError, PasswordNeededError, SameMeetingError, AlreadyImportedError])
def test_errors_keep_their_kind_and_words(kind: type[PackviewError]) -> None:
    back = decode_event(encode_event(Failed(error=kind("It failed", "Try again"))))
    assert isinstance(back, Failed)
    assert type(back.error) is kind
    assert str(back.error) == "It failed. Try again."


def test_an_already_imported_pack_is_named() -> None:
    back = decode_event(encode_event(Failed(error=AlreadyImportedError("There", pack_id="x"))))
    assert isinstance(back, Failed)
    assert isinstance(back.error, AlreadyImportedError)
    assert back.error.pack_id == "x"
