"""A published supplement put into another publication of the same meeting; it skips without the real packs."""

from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.services.analysis.coverage import unclaimed
from packview.services.imports.client import Import
from packview.services.library.library import finish

CABINET = "kent-minutes-cabinet-2025-01-30.pdf"
PANEL = "southampton-2018-11-29.pdf"
LATE = "kent-cabinet-supplement-item7-2025-01-30.pdf"


def test_a_published_supplement_follows_the_pages_of_its_meeting(real_packs: Path, tmp_path: Path) -> None:
    before = finish(Import(real_packs / CABINET, home=tmp_path)).pack
    done = finish(Import(real_packs / LATE, home=tmp_path, into=before.pack_id))
    offset = len(before.pages)
    assert done.pack.pages[:offset] == before.pages
    assert len(done.pack.pages) == offset + 22
    (item,) = done.pack.items
    assert (item.number, item.pdf_first) == ("7", offset + 3)
    assert [(paper.kind, paper.pdf_first) for paper in item.papers] == [
        ("report", offset + 3),
        ("appendix", offset + 13),
    ]
    assert [change.kind for change in done.changes] == [
        "item added",
        "paper added",
        "paper added",
        "pages added",
    ]
    assert done.pack.minutes == before.minutes
    assert (f"pages 11 to 19 (PDF {offset + 13} to {offset + 21})") in [
        stretch.pages for stretch in unclaimed(done.pack)
    ]


def test_a_supplement_to_another_meeting_is_refused(real_packs: Path, tmp_path: Path) -> None:
    panel = finish(Import(real_packs / PANEL, home=tmp_path)).pack
    with pytest.raises(PackviewError, match="another meeting: Kent County Council, Cabinet, 30 January 2025"):
        finish(Import(real_packs / LATE, home=tmp_path, into=panel.pack_id))
