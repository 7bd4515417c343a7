"""The folder of sources, read into a spec."""

import csv
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pack_markdown import blocks, front_matter
from pack_spec import (
    AttendeeSpec,
    Block,
    Bullets,
    ContactSpec,
    DatasetSpec,
    EntrySpec,
    Heading,
    IndicatorSpec,
    ItemSpec,
    MeetingSpec,
    MemberSpec,
    MinuteItemSpec,
    MinutesSpec,
    Numbered,
    PackSpec,
    Pairs,
    PaperSpec,
    Para,
    ProseSpec,
    RecommendationSpec,
    ReportSpec,
    SectionSpec,
    TrackedSpec,
    TrackerSpec,
)


def read_source(folder: Path) -> PackSpec:
    """The pack whose sources are in this folder; ``meeting.toml`` names the others.

    Raises:
        ValueError: a source is not of the form it should have.
    """
    facts = tomllib.loads((folder / "meeting.toml").read_text(encoding="utf-8"))
    meeting = MeetingSpec(
        council=facts["council"],
        committee=facts["committee"],
        date=facts["date"],
        time=facts["time"],
        place=facts["place"],
        members=tuple(MemberSpec(**member) for member in facts["members"]),
        contacts=tuple(ContactSpec(**contact) for contact in facts["contacts"]),
        open_to_public=facts["open_to_public"],
        notices=tuple(blocks(_text(folder, facts["notices"]))),
        published=facts["published"],
        signed=facts["signed"],
        remark=facts.get("remark", ""),
    )
    items = tuple(
        ItemSpec(
            number=item["number"],
            title=item["title"],
            description=item.get("description", ""),
            papers=tuple(_paper(folder, paper) for paper in item.get("papers", ())),
        )
        for item in facts["items"]
    )
    return PackSpec(meeting=meeting, items=items)


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _paper(folder: Path, facts: dict[str, Any]) -> PaperSpec:
    match facts["kind"]:
        case "minutes":
            return read_minutes(_text(folder, facts["source"]), title=facts["title"])
        case "report":
            return read_report(_text(folder, facts["source"]), title=facts["title"])
        case "prose":
            return _prose(folder, facts)
        case "dataset":
            return _dataset(folder, facts)
        case "tracker":
            return _tracker(folder, facts)
    raise ValueError(f"a paper cannot be of the kind {facts['kind']}")


def _attendees(lines: Sequence[dict[str, str]]) -> tuple[AttendeeSpec, ...]:
    return tuple(AttendeeSpec(**line) for line in lines)


def read_minutes(source: str, *, title: str) -> MinutesSpec:
    """Minutes: who was there in the front matter, then '## 11. TITLE' for each minute.

    A paragraph that starts with RESOLVED is the decision; '(i)' paragraphs after it are its parts; a paragraph
    that starts with '>' is a change of chair.
    """
    facts, body = front_matter(source)
    items: list[MinuteItemSpec] = []
    pending: list[Block] = []
    head = ""
    for block in [*blocks(body), Heading(text="", level=2)]:
        if not isinstance(block, Heading):
            pending.append(block)
            continue
        if head:
            items.append(_minute(head, pending))
        head, pending = block.text, []
    return MinutesSpec(
        title=title,
        committee=facts["committee"],
        date=facts["date"],
        present=_attendees(facts["present"]),
        apologies=_attendees(facts["apologies"]),
        items=tuple(items),
    )


def _minute(head: str, found: Sequence[Block]) -> MinuteItemSpec:
    number, _, title = head.partition(". ")
    discussion: list[Para | Bullets] = []
    resolutions: list[RecommendationSpec] = []
    after: list[str] = []
    chair, resolved = "", False
    for block in found:
        match block:
            case Para(text=words) if words.startswith("> "):
                chair = words[2:]
            case Para(text=words) if words.startswith("RESOLVED"):
                resolved = True
                rest = words.removeprefix("RESOLVED").strip()
                resolutions += [RecommendationSpec(ref="", text=rest)] if rest else []
            case Para(text=words) if resolved:
                after.append(words)
            case Para() | Bullets():
                discussion.append(block)
            case Numbered(entries=entries) if resolved:
                resolutions += [RecommendationSpec(ref=ref, text=words) for ref, words in entries]
            case _:
                raise ValueError(f"minute {number} cannot hold {block!r:.80}")
    return MinuteItemSpec(
        number=number,
        title=title,
        discussion=tuple(discussion),
        resolutions=tuple(resolutions),
        after=tuple(after),
        chair_change=chair,
    )


def read_report(source: str, *, title: str) -> ReportSpec:
    """A report: its header in the front matter, then a heading for each of its parts."""
    facts, body = front_matter(source)
    parts: list[tuple[Heading, list[Block]]] = []
    for block in blocks(body):
        if isinstance(block, Heading):
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            raise ValueError(f"{title}: a report's text starts with a heading")
    summary: list[str] = []
    recommendations: list[RecommendationSpec] = []
    sections: list[SectionSpec] = []
    for heading, found in parts:
        if heading.text == "BRIEF SUMMARY":
            summary += [block.text for block in found if isinstance(block, Para)]
        elif heading.text == "RECOMMENDATIONS":
            recommendations += [
                RecommendationSpec(ref=ref, text=words)
                for block in found
                if isinstance(block, Numbered)
                for ref, words in block.entries
            ]
        else:
            sections.append(_section(heading, found))
    return ReportSpec(
        title=title,
        fields=tuple(facts["fields"].items()),
        officers=tuple(ContactSpec(**officer) for officer in facts["officers"]),
        confidentiality=facts["confidentiality"],
        summary=tuple(summary),
        recommendations=tuple(recommendations),
        sections=tuple(sections),
        closing=tuple(facts["closing"].items()),
        documents=tuple((name, tuple(lines)) for name, lines in facts["documents"].items()),
        questions=tuple(facts["questions"].items()),
    )


def _section(heading: Heading, found: Sequence[Block]) -> SectionSpec:
    entries: list[EntrySpec] = []
    for block in found:
        match block:
            case Numbered():
                entries += [EntrySpec(number=ref.rstrip("."), text=words) for ref, words in block.entries]
            case Bullets() if entries:
                last = entries.pop()
                entries.append(EntrySpec(number=last.number, text=last.text, points=block.points))
            case _:
                raise ValueError(
                    f"{heading.text}: only numbered paragraphs with bullets under them stand here"
                )
    return SectionSpec(heading=heading.text, entries=tuple(entries), level=heading.level - 1)


def _glossary(folder: Path) -> dict[str, list[Block]]:
    facts = tomllib.loads(_text(folder, "glossary.toml"))
    terms: list[Block] = []
    for entry in facts["terms"]:
        terms += [Heading(text=entry["term"], level=3), *blocks(entry["definition"])]
    short = tuple((entry["term"], entry["definition"]) for entry in facts["acronyms"])
    return {"acronyms": [Pairs(rows=short)], "terms": terms}


def _prose(folder: Path, facts: dict[str, Any]) -> ProseSpec:
    return ProseSpec(
        title=facts["title"],
        blocks=tuple(blocks(_text(folder, facts["source"]), _glossary(folder))),
        appendix=facts["appendix"],
    )


def _dataset(folder: Path, facts: dict[str, Any]) -> DatasetSpec:
    names = {key: tuple(facts[key]) for key in ("months", "benchmarks", "targets")}
    return DatasetSpec(
        title=facts["title"],
        heading=tuple(facts["heading"]),
        benchmark_note=facts["benchmark_note"],
        commentary=facts["commentary"],
        indicators=tuple(_indicator(row, names) for row in _rows(folder, facts["source"])),
        appendix=facts["appendix"],
        **names,
    )


def _indicator(row: dict[str, str], names: dict[str, tuple[str, ...]]) -> IndicatorSpec:
    plain = {key: value for key, value in row.items() if not any(key in group for group in names.values())}
    groups = {key: tuple(row[name] for name in group) for key, group in names.items()}
    return IndicatorSpec(**plain, **groups)  # type: ignore[arg-type]  # the arrow's word is checked by a test


def _tracker(folder: Path, facts: dict[str, Any]) -> TrackerSpec:
    return TrackerSpec(
        title=facts["title"],
        heading=tuple(facts["heading"]),
        rows=tuple(TrackedSpec(**row) for row in _rows(folder, facts["source"])),
        appendix=facts["appendix"],
    )
