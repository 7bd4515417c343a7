"""Libraries of small packs with exempt papers, and how to archive them in a test."""

import zlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

from exported import PACK
from packview.config import Config
from packview.model import (
    Indicator,
    MinuteItem,
    Minutes,
    Motion,
    Pack,
    Recommendation,
    Resolution,
    TrackedRecommendation,
    Votes,
)
from packview.services.archive.run import Archived, archive, units_of
from packview.services.library.library import Library
from packview.store import packs

SECRET = "Quibblewort"
"""Stands in everything that is exempt, and nowhere else."""
NAME = "Days to mend a bench"


def a_pack(number: int = 1) -> Pack:
    """A pack with something for every table; its exempt paper and its exempt item have the secret."""
    benches, land = PACK.items[1], PACK.items[2]
    told = Recommendation(ref="(i)", text="That the benches be painted.")
    kept = Recommendation(ref="(i)", text=f"That {SECRET} be paid.")
    papers = (
        replace(benches.papers[0], recommendations=(told,)),
        replace(benches.papers[1], title=f"Costs of {SECRET}", recommendations=(kept,)),
    )
    land = replace(land, title=f"Sale to {SECRET}")
    row = Indicator(
        ref="B1", name=NAME, values={"2019-04": 3.0, "2019-05": None}, targets={"2019/20": 2.0},
        marks={"2019-05": "n/a"}, max_12m=3.0, page="2", pdf_page=3, item=benches.key,
    )  # fmt: skip
    pond = MinuteItem(
        number="8", title="Ponds", page="1", pdf_page=2, discussion=("The ponds were seen.",),
        resolutions=(Resolution(ref="", text="That they be cleaned."),),
        motions=(Motion(text="That they be cleaned", mover="Councillor Ash", result="carried", votes=Votes(for_=3)),),
    )  # fmt: skip
    goes_on = MinuteItem(
        number="9",
        title="Land",
        page="1",
        pdf_page=2,
        discussion=(f"{SECRET} stands on the next page already.",),
    )
    shut = MinuteItem(number="10", title=f"About {SECRET}", pdf_page=6)
    return replace(
        PACK,
        pack_id=f"town-parks-2019-06-{number:02}",
        source=replace(PACK.source, sha256=f"{number:064}"),
        items=(PACK.items[0], replace(benches, papers=papers), land),
        minutes=Minutes(items=(pond, goes_on, shut), pdf_first=2),
        indicators=(
            row,
            replace(row, ref="B2", name=f"Price of {SECRET}", pdf_page=4),
            replace(row, ref="B3", name=f"Lots of {SECRET}", pdf_page=None),
        ),
        recommendations=(
            TrackedRecommendation(title="Paths", action_proposed="Sweep them.", pdf_page=3),
            TrackedRecommendation(title="Land", action_proposed=f"Sell to {SECRET}.", pdf_page=6),
        ),
    )


def store(home: Path, *found: Pack) -> Library:
    """A library with these packs; on their exempt pages stands the secret."""
    for pack in found:
        pages = [[f"The printed page {number} of the benches"] for number in range(1, 4)]
        packs.write_pack(home / "packs" / pack.pack_id, pack, [*pages, *[[f"The {SECRET} is here"]] * 3])
    return Library(home, Config(member="Robin Ash"))


def here() -> tuple[Any, int]:
    """An executor without processes."""

    def start() -> AbstractContextManager[Executor]:
        return ThreadPoolExecutor(1)

    return start, 2


def archived(library: Library, folder: Path, *sources: str, **how: Any) -> Archived:
    return archive(units_of(library, sources), folder, library, here(), **how)


def texts_of(folder: Path) -> Iterator[bytes]:
    """All that the files of an archive hold, the parts unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield data
            if path.parent.name == "parts":
                head = int.from_bytes(data[:4], "big")
                yield zlib.decompress(data[8 + head :])
