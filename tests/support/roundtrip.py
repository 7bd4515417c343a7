"""A rendered pack is read, and compared with what was rendered."""

from pathlib import Path

from pack_result import RenderedPack
from pack_spec import AttendeeSpec, ItemSpec, MinutesSpec, PackSpec, ReportSpec
from pack_style import SOUTHAMPTON, Style
from packview.extract.source import open_source
from packview.extract.stamps import settle_labels
from packview.model import AgendaItem, Attendee, Minutes, Pack, Source
from packview.parse.pipeline import run_stages


def imported(data: bytes, path: Path) -> Pack:
    path.write_bytes(data)
    with open_source(path) as source:
        document = source.document
        pages = [source.page(number) for number in range(1, document.page_count + 1)]
    facts = Source(kind="pdf", name=path.name, sha256="0" * 64, size=len(data))
    pack = run_stages(document, settle_labels(pages), source=facts).pack()
    assert not pack.failures
    return pack


def words(text: str) -> str:
    return " ".join(text.split())


def check_item(item: ItemSpec, found: AgendaItem, rendered: RenderedPack, style: Style) -> None:
    where = next(each for each in rendered.items if each.number == item.number)
    private = style.private_line if item.exempt else ""
    assert (found.number, found.title, found.description) == (
        item.number,
        item.title,
        " ".join(filter(None, (item.description, private))),
    )
    assert found.exempt == item.exempt
    assert all(paper.exempt == item.exempt for paper in found.papers)
    assert (found.page_first, found.page_last) == (where.page_first, where.page_last)
    assert (found.pdf_first, found.pdf_last) == (where.pdf_first, where.pdf_last)
    assert [
        (paper.title, paper.kind, paper.page_first, paper.page_last, paper.pdf_first, paper.pdf_last)
        for paper in found.papers
    ] == [
        (paper.title, paper.kind, paper.page_first, paper.page_last, paper.pdf_first, paper.pdf_last)
        for paper in rendered.papers
        if paper.item == item.number
    ]
    for spec, paper in zip(item.papers, found.papers, strict=True):
        if isinstance(spec, ReportSpec):
            fields = {name.capitalize(): value for name, value in spec.fields}
            assert {name: paper.fields.get(name) for name in fields} == fields
            assert [(each.ref, each.text) for each in paper.recommendations] == [
                (each.ref, each.text) for each in spec.recommendations
            ]


def people(found: tuple[Attendee, ...] | tuple[AttendeeSpec, ...]) -> list[tuple[str, str, str]]:
    return [(person.name, person.role, person.note) for person in found]


def check_minutes(spec: MinutesSpec, found: Minutes, rendered: RenderedPack, style: Style) -> None:
    assert found.meeting_date == spec.date
    assert people(found.present) == people(spec.present)
    assert people(found.apologies) == people(spec.apologies)
    assert [(item.number, item.title) for item in found.items] == [
        (style.minute_number.format(n=item.number).rstrip("."), item.title) for item in spec.items
    ]
    for item, minute in zip(spec.items, found.items, strict=True):
        assert [(each.ref, each.text) for each in minute.resolutions] == [
            (each.ref.rstrip("."), each.text) for each in item.resolutions
        ]
    where = next(paper for paper in rendered.papers if paper.kind == "minutes")
    assert found.page_first == where.page_first


def check_pack(spec: PackSpec, rendered: RenderedPack, path: Path, style: Style = SOUTHAMPTON) -> Pack:
    """Everything that was asked for stands where it was printed; gives the pack as read."""
    pack = imported(rendered.data, path)
    assert tuple(page.label for page in pack.pages) == rendered.labels
    meeting = pack.meeting
    assert (meeting.committee, meeting.date, meeting.time, meeting.place) == (
        spec.meeting.committee,
        spec.meeting.date,
        spec.meeting.time,
        spec.meeting.place,
    )
    assert [(member.name, member.role) for member in meeting.members] == [
        (member.name, member.role) for member in spec.meeting.members
    ]
    assert [item.number for item in pack.items] == [item.number for item in spec.items]
    for item, found in zip(spec.items, pack.items, strict=True):
        check_item(item, found, rendered, style)
        for paper in item.papers:
            if isinstance(paper, MinutesSpec):
                assert pack.minutes is not None
                check_minutes(paper, pack.minutes, rendered, style)
    return pack
