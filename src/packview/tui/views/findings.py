"""What does not add up, was dropped or stands out, the most worth asking about first."""

from collections.abc import Sequence

from packview.model import Finding
from packview.model.notes import findings_taken, page_words
from packview.model.words import AUTHOR_FIRST, SEVERITY, SURE, TAKEN
from packview.tui.base.lists import Entry, Line, evidence, joined
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import notify, one_line

_TAKEN = "\u2713"
_RANK = {severity: rank for rank, severity in enumerate(SEVERITY)}


class FindingsView(SideView):
    """The findings, of one kind or of all, of the current item or of the whole pack."""

    name_of_view = "findings"
    follows_page = True
    shows = ("findings", "notes", "unchecked", "studied", "pack.items")
    choices = ("kind",)
    BINDINGS = bindings("findings")

    kind: str | None = None

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        """Those of the kind, ranked."""
        found = [one for one in seen.findings if self.kind in (None, one.kind)]
        found.sort(key=lambda one: _RANK[one.severity])
        numbers = {item.key: item.number for item in seen.pack.items}
        taken = findings_taken(seen.notes)
        return [finding_entry(one, numbers.get(one.item, ""), taken=one.is_taken(taken)) for one in found]

    def says(self, seen: WorkspaceState) -> str:
        if not seen.findings:
            return ""
        shown = sum(1 for entry in self.listed if entry.ref)
        kind = next((one.label for one in seen.findings if one.kind == self.kind), "")
        return joined(
            f"{shown} of {len(seen.findings)}",
            kind or f"ranked: {pressed('findings.kind')} kind, {pressed('side.item')} this item",
            f"not checked: {', '.join(seen.unchecked)}" if seen.unchecked else "",
        )

    def empty(self, seen: WorkspaceState) -> str:
        if not seen.studied:
            return (
                "The pack is still being looked through: figures, claims and promises. This fills by itself."
            )
        if seen.findings:
            return f"None of this kind. Press {pressed('findings.kind')} for another kind."
        if seen.unchecked:
            return f"Nothing was noticed, but not everything was checked: {', '.join(seen.unchecked)}."
        return (
            "Nothing was noticed: no figure that does not follow, no claim that the figures contradict. "
            "That is no proof that all is well: only what packview understood was looked at; "
            "packview doctor lists the pages to read yourself."
        )

    def action_kind(self) -> None:
        if self.seen is not None:
            kinds = list(dict.fromkeys(one.kind for one in self.seen.findings))
            place = kinds.index(self.kind) + 1 if self.kind in kinds else 0
            self.kind = kinds[place] if place < len(kinds) else None
            self.show(self.seen)

    def action_take(self) -> None:
        entry, seen = self.chosen, self.seen
        if entry is None or seen is None:
            return
        taken = findings_taken(seen.notes)
        if any(one.key == entry.ref and one.is_taken(taken) for one in seen.findings):
            words = f"This is among your questions already. Press {pressed('findings.edit')} to write another"
            notify(self, words)
        else:
            self.write_about(entry, "question", at_once=bool(entry.question))

    def action_edit(self) -> None:
        self.note("question")


def finding_entry(finding: Finding, number: str, *, taken: bool = False) -> Entry:
    """A finding as an entry: what to ask, and below it the working in case somebody asks back.

    Args:
        finding: the finding.
        number: of its agenda item, '' for none.
        taken: whether a question rests on it.
    """
    where = joined(f"item {one_line(number)}" if number else "", page_words(finding.page, finding.pdf_page))
    rows = "" if finding.bare_refs else ", ".join(one for one in finding.refs if one)
    head = joined(
        f"{_TAKEN} {TAKEN}" if taken else SEVERITY[finding.severity],
        finding.label,
        SURE[finding.sure],
        AUTHOR_FIRST if finding.author_first else "",
    )
    figures = joined(
        f"Printed: {one_line(finding.printed)}" if finding.printed else "",
        f"Worked out: {one_line(finding.computed)}" if finding.computed else "",
    )
    question = f"Ask: {finding.question}" if finding.question else ""
    working = f"If pressed: {finding.explanation}" if question else finding.explanation
    short = finding.question or finding.explanation
    short = f"{_TAKEN} taken: {short}" if taken else short
    return Entry(
        ref=finding.key,
        closed=(Line(short, most=1),),
        lines=(
            Line(head, "bold"),
            Line(joined(where, rows), "dim"),
            Line(question),
            Line(working, "dim" if question else ""),
            Line(figures, "dim"),
        ),
        pdf_page=finding.pdf_page,
        quote=finding.quote,
        items=(finding.item,),
        called="The finding as Markdown",
        question=finding.question,
        evidence=evidence("finding", finding, finding.explanation, finding.key),
    )
