"""What list and detail ask for about an indicator."""

from packview.model import Evidence, Indicator, NoteKind, Pack
from packview.model.indicator_words import figure, latest
from packview.tui.text import one_line
from packview.tui.widgets.indicator_text import as_csv, as_markdown
from packview.tui.widgets.indicator_words import period_words
from packview.tui.widgets.side_view import SideView


def asking(indicator: Indicator, kind: NoteKind = "question") -> SideView.NoteWanted:
    """A question or note about it is to be written, resting on its latest figure."""
    period, value = latest(indicator)
    words = figure(value, indicator.unit, indicator.marks.get(period, ""))
    text = f"{indicator.ref} {indicator.name}" + (f", {words} in {period_words(period)}" if period else "")
    evidence = Evidence(
        kind="indicator",
        ref=indicator.ref,
        text=one_line(text),
        page=indicator.page,
        pdf_page=indicator.pdf_page,
    )
    return SideView.NoteWanted(
        kind, pdf_page=indicator.pdf_page, indicator=indicator.ref, evidence=(evidence,)
    )


def copying(pack: Pack, indicator: Indicator, form: str) -> SideView.CopyWanted:
    """It is to go to the clipboard, as 'markdown' or 'csv'."""
    name = one_line(indicator.ref) or "the indicator"
    if form == "csv":
        return SideView.CopyWanted(as_csv(pack, indicator), f"{name} as CSV")
    return SideView.CopyWanted(as_markdown(indicator), f"{name} as Markdown")
