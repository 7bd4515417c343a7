"""What is worked out beside the interface: by the process itself, and what becomes of what fails."""

import sys

import pytest

from packview.errors import PackviewError
from packview.model import Indicator, Meeting, Pack, PageInfo, Source
from packview.services.analysis import client, worker
from packview.services.analysis.client import Study, Studying
from packview.services.library.library import OpenPack

WORDS = "Children looked after and care leavers were discussed, and neglect was named as a priority."
PACK = Pack(
    pack_id="x",
    source=Source(kind="text", name="x.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Panel"),
    pages=(PageInfo(number=1, label="1"),),
    indicators=(
        Indicator(ref="M1", name="Number of contacts", unit="count"),
        Indicator(ref="M1", name="Percentage of contacts", unit="percent"),
    ),
)
OPENED = OpenPack(pack=PACK, pages=((WORDS,),))


def test_the_process_works_out_what_a_call_does() -> None:
    found = Studying(OPENED).run()
    assert found == worker.study(OPENED)
    assert found is not None
    assert [links.theme for links in found.links] == [theme.key for theme in found.themes] != []
    assert found.twins == {0: (1,), 1: (0,)}
    assert found.problems == ()


def test_nothing_comes_after_a_cancel() -> None:
    studying = Studying(OPENED)
    studying.cancel()
    studying.cancel()
    assert studying.run() is None


def test_a_process_that_ends_without_an_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_WORKER", (sys.executable, "-c", "pass"))
    with pytest.raises(PackviewError, match="could not be worked out"):
        Studying(OPENED).run()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PackviewError("A file is wrong", "Mend it"), "A file is wrong. Mend it"),
        (ValueError("secret"), "(ValueError)"),
    ],
)
def test_one_part_that_fails_is_told_and_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def fail(_: OpenPack) -> None:
        raise fault

    monkeypatch.setattr(worker, "themes_of", fail)
    found = worker.study(OPENED)
    assert isinstance(found, Study)
    assert words in found.problems[0]
    assert "secret" not in found.problems[0]
    assert found.themes == ()
    assert found.twins == {0: (1,), 1: (0,)}
