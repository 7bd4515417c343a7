"""What the checks of prose, commentaries, reports and promises find of planted errors, and how often they cry wolf.

    PYTHONPATH=packs:tests/support python benchmarks/bench_insight_prose.py [SEED]

Aims: at least 85 of 100 planted errors of each relation found, no right twin told, all findings of 1,000 pages within 1.5 seconds.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import planted_packs
import planted_promises
from detected import found_in, prose, without_trends
from packview.insight.prose.passages import Passage
from packview.model import Finding, PageInfo
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import detect
from planted_packs import Planted
from planted_relations import RELATIONS, Relation

ERRORS = 20


@dataclass(frozen=True, slots=True)
class Score:
    """Errors planted and found, right figures looked at and findings about them."""

    planted: int
    found: int
    right: int
    false: int

    def __str__(self) -> str:
        share = 100 * self.found / self.planted if self.planted else 100.0
        return f"{self.found:4} of {self.planted:4} found ({share:5.1f} in 100), {self.false} false among {self.right:6,} right"


def prose_findings(text: str) -> list[Finding]:
    """The findings of one paragraph."""
    return found_in(
        prose([Passage(text=text, raw=text, page="7", pdf_page=9)]), "claim", "impossible", "parts"
    )


def prose_score(relation: Relation, seed: int) -> Score:
    """Twenty wrong and twenty right twins of each wording."""
    rng = Random(seed)
    wrong = [relation.text(wording, rng, wrong=True) for wording in relation.wordings for _ in range(ERRORS)]
    right = [relation.text(wording, rng, wrong=False) for wording in relation.wordings for _ in range(ERRORS)]
    found, false = (sum(bool(prose_findings(text)) for text in texts) for texts in (wrong, right))
    return Score(len(wrong), found, len(right), false)


def pack_findings(planted: Planted) -> list[Finding]:
    """The findings of a whole pack."""
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
    shapes = [(one, wording) for one in RELATIONS for wording in one.wordings]
    pages = []
    for _ in range(1000):
        lines: list[str] = []
        for _ in range(6):
            relation, wording = rng.choice(shapes)
            said = relation.text(wording, rng, wrong=False)
            words = f"{rng.choice(planted_packs.CAUSES)} {said} {rng.choice(planted_packs.CAUSES)}".split()
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
    """Print the scores and the time."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2018
    for relation in RELATIONS:
        print(f"{relation.name:22} {prose_score(relation, seed)}")
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
        print(f"{name:22} {pack_score(plant, seed)}")
    opened = thousand_pages(seed)
    detect(opened)
    start = time.process_time()
    found = detect(opened).findings
    print(
        f"1,000 pages, {len(opened.pack.indicators)} indicators: {len(found)} findings in {time.process_time() - start:.2f} s of CPU"
    )


if __name__ == "__main__":
    main()
