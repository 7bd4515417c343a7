"""The committee over its meetings: what is outstanding since when, series over several packs, who came, questions counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from packview.export.committee import left_out, ordered, over_meetings
from packview.model.committee import Committee, FollowedPromise, InPack, LongSeries
from packview.model.pack import pack_name
from packview.model.words import place_words, promise_words, wording_words
from packview.tui.base.lists import Entry, Line, Link, Look, evidence, joined, under
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.text import one_line
from packview.wording.dates import date_in_words
from packview.wording.sparkline import sparkline
from packview.wording.words import capital, counted

_LOOKS: dict[str, Look] = {"open": "signal", "dropped": "worse", "closed": "dim", "unknown": ""}


class CommitteeView(SideView):
    """Promises still to be kept first, then series with something to tell, attendance and questions; enter opens the pack it stands in."""

    name_of_view = "committee"
    shows = ("committee", "committee_problem", "pack.pack_id", "pack.indicators")

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        found = seen.committee
        if found is None:
            return ()
        promises = [(place, one) for place, one in enumerate(ordered(found.promises))]
        parts = {
            "Outstanding": [one for one in promises if one[1].state == "open"],
            "Dropped, or not told": [one for one in promises if one[1].state in ("dropped", "unknown")],
            "Closed": [one for one in promises if one[1].state == "closed"],
        }
        shown = {
            title: under(f"{title}: {len(group)}", [_promise(place, one, seen) for place, one in group])
            for title, group in parts.items()
        }
        series = [_series(place, one, seen) for place, one in enumerate(found.series) if tells(one)]
        series_part = under(f"Figures over {counted(len(found.days), 'meeting')}: {len(series)}", series)
        last = (shown["Closed"], _people(found), _questions(found, seen))
        return list(chain(shown["Outstanding"], shown["Dropped, or not told"], series_part, *last))

    def says(self, seen: WorkspaceState) -> str:
        found = seen.committee
        if found is None:
            return ""
        span = (found.days[0], found.days[-1])
        days = " to ".join(dict.fromkeys(date_in_words(day, weekday=False) for day in span))
        head = joined(
            pack_name(found.name, found.council, ""), f"{counted(len(found.days), 'meeting')}, {days}"
        )
        return "\n".join((one_line(head), *left_out(found)))

    def empty(self, seen: WorkspaceState) -> str:
        if seen.committee is not None:
            return "Nothing was promised in minutes and trackers, and no indicator is in several packs."
        return seen.committee_problem or "The packs of this committee are being read. This fills by itself."

    def action_open_entry(self) -> None:
        """Show the page where the chosen line is printed, in another pack of the committee too."""
        entry = self.chosen
        pack_id, _, page = entry.elsewhere.rpartition("#") if entry is not None else ("", "", "")
        if pack_id:
            self.post_message(Wanted("open", pack_id, f"#{page}" if page else None))
        else:
            super().action_open_entry()


def tells(one: LongSeries) -> bool:
    """Whether a series has something to tell beyond its newest pack."""
    signal = one.trend is not None and one.trend.signal and len(one.said) > 1
    return bool(signal or one.breaks or one.revised)


def _led(entry: Entry, at: InPack, seen: WorkspaceState) -> Entry:
    """An entry that leads to a page of the open pack, or into another one."""
    if at.pack_id == seen.pack.pack_id:
        return replace(entry, pdf_page=at.pdf_page)
    return replace(entry, elsewhere=f"{at.pack_id}#{at.pdf_page or ''}")


def _promise(place: int, one: FollowedPromise, seen: WorkspaceState) -> Entry:
    last = one.last
    here = last.at.pack_id == seen.pack.pack_id
    head = joined(one_line(last.title) or capital(last.where), one_line(last.number))
    stands = capital(promise_words(one))
    papers = "; ".join(f"{place_words(each.at)} ({each.where})" for each in one.seen)
    entry = Entry(
        ref=f"promise-{place}",
        lines=(
            Line(stands, _LOOKS[one.state]),
            Line(head, "bold"),
            Line(last.text),
            *(Line(words, "italic dim") for words in wording_words(one)),
            Line(
                joined(
                    f"for {one_line(last.owner)}" if last.owner else "",
                    f"due {one_line(last.due)}" if last.due else "",
                ),
                "dim",
            ),
            Line(f"In the papers of {papers}", "dim"),
        ),
        closed=(Line(last.text, most=1), Line(stands, _LOOKS[one.state], most=1)),
        quote=last.text,
        copied=(head, stands, last.text),
        called=head,
        evidence=evidence("recommendation", last.at, f"{head}: {last.text}", last.number) if here else (),
    )
    return _led(entry, last.at, seen)


def _series(place: int, one: LongSeries, seen: WorkspaceState) -> Entry:
    row = one.indicator
    name = f"{one_line(row.ref)} {one_line(row.name)}".strip()
    values = list(row.values.values())
    before = list(one.earlier.values())
    line = f"{sparkline(before)} | {sparkline(values)}" if before else sparkline(values)
    said = over_meetings(one)
    entry = Entry(
        ref=f"series-{place}",
        lines=(Line(name, "bold"), Line(line), *(Line(words) for words in said)),
        closed=(Line(f"{line} {name}", most=1),),
        copied=(name, *said),
        called=name,
        indicator=row.ref if one.position is not None else "",
        links=(Link(view="indicators", ref=row.ref),) if one.position is not None and row.ref else (),
    )
    return _led(entry, one.said[-1].at, seen)


def _people(found: Committee) -> Iterator[Entry]:
    lines = [
        joined(one_line(one.name), one_line(one.role), f"{one.present} of {counted(one.of, 'meeting')}")
        for one in found.people
    ]
    yield from under(
        "Attendance",
        [
            Entry(ref=f"person-{place}", lines=(Line(words),), closed=(Line(words, most=1),))
            for place, words in enumerate(lines)
        ],
    )


def _questions(found: Committee, seen: WorkspaceState) -> Iterator[Entry]:
    entries = []
    for place, one in enumerate(found.questions):
        said = f"{counted(one.written, 'question')} written, {one.asked} asked, {one.answered} answered"
        words = f"{date_in_words(one.at.date, weekday=False)}: {said}"
        entry = Entry(ref=f"questions-{place}", lines=(Line(words),), closed=(Line(words, most=1),))
        entries.append(entry if one.at.pack_id == seen.pack.pack_id else _led(entry, one.at, seen))
    yield from under("Your questions", entries)
