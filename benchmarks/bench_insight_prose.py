"""What the checks of prose, commentaries, reports and promises find of planted errors, and how often they cry wolf.

    PYTHONPATH=packs:tests/support python benchmarks/bench_insight_prose.py [SEED]

'own' sentences were written before the rules; 'held out' and 'fresh' ones after them, in two goes, and the rules widened after each,
'wordings' in a third; they are counted apart, and ``planted_fresh`` and ``planted_wordings`` say how the first reading went. Aims: at least 90 of 100 planted errors of
each kind found, at most 1 false finding in 1,000 right figures, all findings of 1,000 pages within 2 seconds.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

import planted_counts
import planted_fresh
import planted_held_out
import planted_packs
import planted_promises
import planted_prose
import planted_wordings
from detected import found_in, prose, without_trends
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import quantities_in
from packview.model import Finding, PageInfo
from packview.services.analysis.findings import detect
from packview.services.library.library import OpenPack
from planted_packs import Planted
from planted_prose import Shape

ERRORS, RIGHT = 20, 400


@dataclass(frozen=True, slots=True)
class Score:
    """Errors planted and found, right figures looked at and findings about them."""

    planted: int
    found: int
    right: int
    false: int

    def __str__(self) -> str:
        share = 100 * self.found / self.planted if self.planted else 100.0
        alarm = 1000 * self.false / self.right if self.right else 0.0
        return (
            f"{self.found:4} of {self.planted:4} found ({share:5.1f} in 100), {self.false} false among {self.right:6,} right figures "
            f"({alarm:.2f} in 1,000)"
        )


def prose_findings(text: str) -> list[Finding]:
    paper = [
        Passage(text=one.replace("\n", " "), raw=one, page="7", pdf_page=9) for one in text.split("\n\n")
    ]
    return found_in(prose(paper), "claim", "impossible", "parts")


def prose_score(shapes: Sequence[Shape], seed: int) -> Score:
    """Twenty errors of each shape among right ones of the same shapes."""
    rng = Random(seed)
    found = sum(bool(prose_findings(shape(rng, True))) for shape in shapes for _ in range(ERRORS))
    right = [shape(rng, False) for shape in shapes for _ in range(RIGHT)]
    return Score(
        ERRORS * len(shapes),
        found,
        sum(len(quantities_in(text)) for text in right),
        sum(bool(prose_findings(text)) for text in right),
    )


def pack_findings(planted: Planted) -> list[Finding]:
    return found_in(without_trends(planted.pack, planted.pages), "commentary", "conflict", "promise")


def pack_score(plant: Callable[[Random], Planted], seed: int) -> Score:
    """One error in each of twenty packs; every row beside it is right."""
    rng = Random(seed)
    found = false = right = 0
    for _ in range(ERRORS):
        planted = plant(rng)
        told = pack_findings(planted)
        named = {ref for one in told for ref in one.refs}
        found += 2 * len(planted.wrong & named) > len(planted.wrong)
        false += sum(not planted.wrong & set(one.refs) for one in told)
        right += 13 * len(planted.pack.indicators) + len(planted.pack.recommendations) - len(planted.wrong)
    return Score(ERRORS, found, right, false)


def thousand_pages(seed: int) -> OpenPack:
    """A thousand pages of sentences with figures, and ten datasets of 24 indicators each with its commentary."""
    rng = Random(seed)
    shapes = (*planted_prose.CLAIMS, *planted_counts.IMPOSSIBLE, *planted_counts.PARTS)
    pages = []
    for _ in range(1000):
        lines: list[str] = []
        for _ in range(6):
            text = f"{rng.choice(planted_prose.PLAIN)} {rng.choice(shapes)(rng, False)} {rng.choice(planted_packs.CAUSES)}"
            words = text.split()
            lines += [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]
            lines.append("")
        pages.append(tuple(lines))
    rows = [
        replace(row, ref=f"{row.ref}-{at}", item=str(at), pdf_page=1 + at * 3)
        for at in range(10)
        for row in planted_packs.dataset(rng)
    ]
    pack, _ = planted_packs.pack_of(rows)
    infos = tuple(PageInfo(number=at, label=str(at), item=None) for at in range(1, 1001))
    return OpenPack(pack=replace(pack, pages=infos), pages=tuple(pages))


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2018
    for name, own, held, fresh, wordings in (
        (
            "claims",
            planted_prose.CLAIMS,
            planted_held_out.HELD_CLAIMS,
            planted_fresh.FRESH_CLAIMS,
            planted_wordings.CLAIMS,
        ),
        (
            "impossible",
            planted_counts.IMPOSSIBLE,
            planted_held_out.HELD_IMPOSSIBLE,
            planted_fresh.FRESH_IMPOSSIBLE,
            planted_wordings.IMPOSSIBLE,
        ),
        (
            "parts",
            planted_counts.PARTS,
            planted_held_out.HELD_PARTS,
            planted_fresh.FRESH_PARTS,
            planted_wordings.PARTS,
        ),
    ):
        print(f"{name:22} own      {prose_score(own, seed)}")
        print(f"{name:22} held out {prose_score(held, seed)}")
        print(f"{name:22} fresh    {prose_score(fresh, seed)}")
        print(f"{name:22} wordings {prose_score(wordings, seed)}")
    for name, plant in (
        ("conflict", planted_packs.conflicting),
        ("commentary pasted", planted_packs.pasted),
        ("commentary contrary", planted_packs.contrary),
        ("commentary shifted", planted_packs.shifted),
        ("resolution dropped", planted_promises.dropped),
        ("row unanswered", planted_promises.unanswered),
        ("row overdue", planted_promises.overdue),
        ("row without status", planted_promises.blank_status),
    ):
        print(f"{name:22} own      {pack_score(plant, seed)}")
    opened = thousand_pages(seed)
    detect(opened)
    start = time.process_time()
    found = detect(opened).findings
    print(
        f"1,000 pages, {len(opened.pack.indicators)} indicators: {len(found)} findings in {time.process_time() - start:.2f} s of CPU"
    )


if __name__ == "__main__":
    main()
