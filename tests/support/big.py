"""A long pack in a moment, for benchmarks: plausible papers of made-up sentences, the same for the same number.

``PYTHONPATH=packs python tests/support/big.py 1000 FILE`` writes one.
"""

import argparse
import sys
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in pack_spec
from pathlib import Path
from random import Random

from pack_renderer import render_pack
from pack_result import RenderedPack
from pack_spec import (
    AttendeeSpec,
    Block,
    Bullets,
    ContactSpec,
    EntrySpec,
    Grid,
    Heading,
    ItemSpec,
    MeetingSpec,
    MemberSpec,
    MinuteItemSpec,
    MinutesSpec,
    PackSpec,
    PageBreak,
    Para,
    ProseSpec,
    RecommendationSpec,
    ReportSpec,
    SectionSpec,
)
from pack_style import SOUTHAMPTON, Style

_ITEMS = 12
_SUBJECTS = (
    "Housing Repairs", "School Places", "Adult Social Care", "Road Safety", "Waste and Recycling",
    "Revenue Budget", "Capital Programme", "Libraries", "Public Health", "Planning Enforcement",
    "Home Care", "Flood Prevention", "Youth Services", "Council Tax Support", "Parks and Open Spaces",
)  # fmt: skip
_WHO = ("The service", "The Cabinet Member", "The partnership", "A working group", "The auditor", "Each ward")
_DID = ("reported", "compared", "reviewed", "forecast", "published", "questioned", "agreed", "deferred")
_WHAT = (
    "the cost of contracts",
    "waiting times",
    "the number of complaints",
    "staffing",
    "savings",
    "demand",
)
_WHEN = ("in the last quarter", "since April", "over three years", "before the winter", "after consultation")
_HOW = ("and found little change", "with a rise of {n}%", "at a cost of £{n},000", "in {n} cases out of 100")


class _Writer:
    """Sentences from a fixed beginning, so that the same pack comes out every time."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def sentence(self) -> str:
        pick = self.random.choice
        ending = pick(_HOW).format(n=self.random.randint(2, 96))
        return f"{pick(_WHO)} {pick(_DID)} {pick(_WHAT)} {pick(_WHEN)} {ending}."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def page(self, title: str) -> list[Block]:
        """Blocks that fill most of one page and never more."""
        table = Grid(
            header=("Measure", "Last year", "This year", "Target"),
            rows=tuple(
                (
                    self.random.choice(_WHAT).capitalize(),
                    *(str(self.random.randint(10, 999)) for _ in range(3)),
                )
                for _ in range(5)
            ),
            widths=(3, 1, 1, 1),
        )
        return [
            Heading(text=title, level=2),
            *(Para(text=self.paragraph(5)) for _ in range(3)),
            Bullets(points=tuple(self.sentence() for _ in range(4))),
            table,
            *(Para(text=self.paragraph(4)) for _ in range(2)),
            PageBreak(),
        ]


def _report(writer: _Writer, subject: str) -> ReportSpec:
    return ReportSpec(
        title=subject,
        fields=(
            ("DECISION-MAKER", "OVERVIEW AND SCRUTINY COMMITTEE"),
            ("SUBJECT", subject.upper()),
            ("DATE OF DECISION", "14 MARCH 2030"),
            ("REPORT OF", "DIRECTOR OF FINANCE"),
        ),
        officers=(ContactSpec(role="AUTHOR", name="A Writer"),),
        summary=(writer.paragraph(4), writer.paragraph(3)),
        recommendations=(
            RecommendationSpec(ref="(i)", text=f"That the Committee note progress on {subject}."),
            RecommendationSpec(ref="(ii)", text="That a further report come in six months."),
        ),
        sections=(
            SectionSpec(
                heading="DETAIL (Including consultation carried out)",
                entries=tuple(
                    EntrySpec(number=str(number), text=writer.paragraph(4)) for number in range(1, 13)
                ),
            ),
        ),
    )


def _appendix(writer: _Writer, subject: str, number: int, pages: int) -> ProseSpec:
    blocks = [block for page in range(1, pages + 1) for block in writer.page(f"{subject}, part {page}")]
    return ProseSpec(title=f"{subject}: evidence", blocks=tuple(blocks), face="body", appendix=number)


def _minutes(writer: _Writer) -> MinutesSpec:
    members = tuple(AttendeeSpec(name=f"Councillor {name}") for name in ("Adams", "Brook", "Cole", "Diaz"))
    return MinutesSpec(
        title="Minutes of the last meeting",
        committee="Overview and Scrutiny Committee",
        date=Date(2030, 2, 14),
        present=members,
        items=tuple(
            MinuteItemSpec(
                number=str(number),
                title=subject.upper(),
                discussion=(Para(text=writer.paragraph(3)), Bullets(points=(writer.sentence(),))),
                resolutions=(RecommendationSpec(ref="", text="that the report be noted."),),
            )
            for number, subject in enumerate(_SUBJECTS[:6], 21)
        ),
    )


def _pack(appendix_pages: list[int]) -> PackSpec:
    """Minutes, then a report with one appendix for each number of pages; 0 pages leave the appendix out."""
    writer = _Writer(20)
    meeting = MeetingSpec(
        council="Example Borough Council",
        committee="Overview and Scrutiny Committee",
        date=Date(2030, 3, 14),
        time="6.30 pm",
        place="Council Chamber",
        members=tuple(MemberSpec(name=f"Councillor {name}") for name in ("Adams", "Brook", "Cole", "Diaz")),
    )
    items = [ItemSpec(number="1", title="MINUTES OF THE LAST MEETING", papers=(_minutes(writer),))]
    for number, (subject, pages) in enumerate(zip(_SUBJECTS, appendix_pages, strict=False), 2):
        appendix = (_appendix(writer, subject, 1, pages),) if pages else ()
        items.append(
            ItemSpec(
                number=str(number),
                title=subject.upper(),
                description="Report of the Director of Finance.",
                papers=(_report(writer, subject), *appendix),
            )
        )
    return PackSpec(meeting=meeting, items=tuple(items))


def many_pages(pages: int) -> bytes:
    """The PDF of a pack of exactly so many pages.

    Raises:
        ValueError: fewer than 100 pages are asked for.
    """
    return render_many(pages).data


def render_many(pages: int, style: Style = SOUTHAMPTON) -> RenderedPack:
    """The same with the page ranges that a reader should find in it.

    Raises:
        ValueError: fewer than 100 pages are asked for.
    """
    if pages < 100:
        raise ValueError("a long pack has at least 100 pages")
    plain = replace(style, odd_starts=True)
    missing = pages - len(render_pack(_pack([2] * _ITEMS), plain).labels)
    # Two at a time, so that no appendix gains or loses a blank page; what is left over goes to the last paper.
    each = missing // _ITEMS // 2 * 2
    shares = [2 + each] * _ITEMS
    shares[-1] += missing - each * _ITEMS
    return render_pack(_pack(shares), plain)


def main(arguments: list[str] | None = None) -> int:
    """Command line. Gives the exit code."""
    parser = argparse.ArgumentParser(description="Write a long, made-up pack.")
    parser.add_argument("pages", type=int)
    parser.add_argument("output", type=Path)
    wanted = parser.parse_args(arguments)
    pack = render_many(wanted.pages)
    wanted.output.write_bytes(pack.data)
    print(f"{wanted.output.name}: {len(pack.labels)} pages, {len(pack.data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
