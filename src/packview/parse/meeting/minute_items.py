"""Numbered items of minutes: their titles, what was said, who came to say it, and what was resolved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from packview.model import MinuteItem, Resolution
from packview.parse.meeting.people import people_in
from packview.parse.text.headings import open_bracket, title_length
from packview.parse.text.lines import (
    Line,
    Mark,
    Paragraph,
    follows,
    is_capitals,
    join,
    mark_of,
    paragraphs,
    width_of,
)
from packview.parse.text.titles import Start, start_of, step
from packview.text import one_line

_ITEM_REFERENCE = re.compile(r"\((?:agenda )?item(?: no\.?)? \w{1,4}\)", re.IGNORECASE)
_WHO = (
    "(?i:(?:the )?(?:committee|sub-committee|panel|cabinet|board|council|executive|commission|forum|meeting)"
    "|it was|accordingly,?|therefore,?|then|unanimously)"
)
# Capitals tell a resolution wherever they stand at the head of a paragraph; written small, only with what goes before
# or after, for 'The Panel agreed with the report' is none.
_RESOLVED = re.compile(
    rf"(?:\d{{1,3}}[.)]\s+)?(?:(?:{_WHO}\s+)*(?:RESOLVED|AGREED|RECOMMENDED)\b"
    rf"|(?:{_WHO}\s+)+resolved\b"
    r"|(?i:it was)\s+(?:unanimously\s+|then\s+)*agreed(?=\s+(?:that|to)\b|\s*:)"
    r"|(?:It was|On being|Upon being|Following|Having been|The motion|Proposed|Moved)\b[^.]{0,140}?\b(?:RESOLVED|AGREED)\b"
    r"|(?i:(?:executive |committee |cabinet )?decisions?(?: made| taken)?)(?=\s*:)"
    r"|(?:ACTIONS?|Actions?)(?: (?:agreed|points?|required))?(?=\s*[:\u2013-])"
    r"|(?:Resolved|Agreed|Recommended)(?: to (?:the )?(?:[A-Z]\w+|and|&)(?: (?:[A-Z]\w+|and|&)){0,5})?(?=\s*(?:[:\u2013-]|that\b|unanimously\b|$)))"
    r"(?i:\s*\(?unanimously\)?)?\s*[:;.\u2013\u2014-]*\s*(?P<rest>.*)$"
)
# In the middle of a paragraph: 'Members heard how it went, and RESOLVED: (a) that ...'.
_IN_THE_MIDDLE = re.compile(
    r"[,;.]\s+(?:and\s+|it\swas\s+(?:then\s+)?)?(?=(?:(?:RESOLVED|RECOMMENDED|AGREED)\b\s*(?:[:;\u2013\u2014-]|(?:that|to)\b)))"
)
_ACTION = re.compile(r"actions?\b", re.IGNORECASE)
_IN_A_ROW = re.compile(r"(?<=[;,.:])\s+(?:and\s+)?(?=\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s)")
_LEADS_IN = re.compile(r"(?:that|to)?\s*:?\s*$", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:.{0,60}\bIN THE CHAIR\b.{0,10}|.{0,80}\b(?:took|resumed|vacated) the chair\b.{0,40}|NOTE\b.*)$"
)
_ATTENDED = re.compile(
    r"(?P<who>[A-Z].{4,1200}?),?\s+(?:was|were)\s+(?:also\s+)?(?:both\s+)?(?:present|in attendance)\b",
    re.DOTALL,
)
_CLOSED = re.compile(
    r"(?:the )?meeting (?:was )?(?:closed|ended|concluded|finished|terminated|adjourned)\b|\(the meeting (?:closed|ended|concluded|finished)|duration of (?:the )?meeting",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:signed|chair(?:man|person)?|date)\s*[:.\u2026_]*$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:was|were|had|have|has|is|are|be|would|said|noted|asked|advised|provided|introduced|thanked|stated)\b",
    re.IGNORECASE,
)


def find_items(lines: Sequence[Line]) -> list[tuple[int, Start]]:
    """Lines at which numbered items begin, with their numbers; the numbered paragraphs inside items are told from them."""
    candidates = [
        (index, start, _quality(lines, index, start))
        for index, line in enumerate(lines)
        if (start := start_of(line))
        and (start.marked or "/" in start.number or line.bold or (line.gap and is_capitals(start.title)))
        and not (index and open_bracket(lines[index - 1].text))
    ]
    best: tuple[float, list[tuple[int, Start]]] | None = None
    seen: set[str] = set()
    for position, (_, start, _) in enumerate(candidates):
        if start.number in seen:
            continue
        seen.add(start.number)
        score, chain = _chain(candidates[position:])
        score += 2 if position == 0 else 0
        if best is None or score > best[0]:
            best = (score, chain)
        if len(seen) > 40:
            break
    return best[1] if best and best[0] > 0.5 else []


def _chain(candidates: Sequence[tuple[int, Start, float]]) -> tuple[float, list[tuple[int, Start]]]:
    """Items in rising order from the first candidate on; a numbered sentence gives way to a title of the same number."""
    index, start, score = candidates[0]
    chain = [(index, start)]
    titles = {start.number: index for index, start, quality in candidates if quality > 0}
    for index, start, quality in candidates[1:]:
        jump = step(chain[-1][1].number, start.number)
        if quality < 0 and titles.get(start.number, -1) > index:
            continue
        if jump == 1 or (jump > 1 and quality >= 1):
            chain.append((index, start))
            score += quality
    return score, chain


def _quality(lines: Sequence[Line], index: int, start: Start) -> float:
    """How much a numbered line looks like the title of a minute rather than a numbered paragraph."""
    line = lines[index]
    if any(
        _ITEM_REFERENCE.match(after.text) for after in lines[index + 1 : index + 6]
    ) or _ITEM_REFERENCE.search(line.text):
        return 1.5
    if is_capitals(start.title) or line.bold:
        return 1.0
    if _RESOLVED.match(start.title) or _SENTENCE.search(start.title) or start.title.endswith((".", ";", ":")):
        return -0.5
    following = lines[index + 1] if index + 1 < len(lines) else None
    return 0.6 if len(start.title) < 70 and (following is None or following.gap) else 0.1


@dataclass(slots=True)
class _Said:
    """What a minute says, sorted as it is read."""

    discussion: list[str] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    listing: bool = False  # after 'RESOLVED:' comes a list
    mark: Mark | None = None

    def add(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        resolved = _RESOLVED.match(text)
        within = None if resolved else _IN_THE_MIDDLE.search(text)
        if within and (resolved := _RESOLVED.match(text[within.end() :])):
            self.listing = False
            self.discussion.append(text[: within.start() + 1].rstrip(",;") + ".")
        if resolved:
            self._resolved(text, resolved["rest"])
        elif _NOTE.match(text):
            self.listing = False
            self.discussion.append(text)
        elif self.listing and self._listed(paragraph):
            pass
        else:
            self.listing = False
            self.discussion.append(text)

    def _resolved(self, text: str, rest: str) -> None:
        self.listing, self.mark = True, None
        here = mark_of(rest)
        if here and here.rest and follows(None, here):
            for part in _IN_A_ROW.split(rest):
                mark = mark_of(part, self.mark)
                if mark and mark.rest and follows(self.mark, mark):
                    self._append(mark)
                else:
                    self._go_on(part)
        elif rest.endswith(":") or _LEADS_IN.fullmatch(rest):
            if not _LEADS_IN.fullmatch(rest):
                self.discussion.append(text)
        else:
            said = f"Action: {rest}" if _ACTION.match(text) else rest
            self.resolutions.append(Resolution(ref="", text=said))
            self.listing = False

    def _listed(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph after 'RESOLVED' belongs to the resolutions."""
        here = mark_of(paragraph.text, self.mark)
        if here and here.rest and follows(self.mark, here):
            self._append(here)
        elif self.mark is not None and (paragraph.bullet or paragraph.text[0].islower() or here):
            self._go_on(paragraph.text)
        elif self.mark is None:
            self.resolutions.append(Resolution(ref="", text=paragraph.text))
            self.listing = paragraph.bullet
        else:
            return False
        return True

    def _go_on(self, text: str) -> None:
        last = self.resolutions.pop()
        self.resolutions.append(Resolution(ref=last.ref, text=f"{last.text} {text}"))

    def _append(self, mark: Mark) -> None:
        self.mark = mark
        self.resolutions.append(Resolution(ref=mark.ref, text=mark.rest))


def read_item(
    start: Start, lines: Sequence[Line], labels: Mapping[int, str | None], *, width: int = 0
) -> MinuteItem:
    """One minute.

    Args:
        start: its number and the beginning of its title.
        lines: from its title to the line before the next.
        labels: printed label by PDF page.
        width: of a full line of the minutes, in characters; 0 takes it from the item's own lines.
    """
    first = lines[0]
    body = (
        [Line(text=start.title, page=first.page, bold=first.bold), *lines[1:]]
        if start.title
        else list(lines[1:])
    )
    width = max(width, width_of(body))
    count = _title_length(body, width)
    title = _ITEM_REFERENCE.sub("", join(line.printed for line in body[:count]))
    said = _Said()
    rest = _until_closed([line for line in body[count:] if not _ITEM_REFERENCE.fullmatch(line.text)])
    for paragraph in paragraphs(rest, width=width, opens=_opens):
        said.add(paragraph)
    attended = (_ATTENDED.match(text) for text in said.discussion)
    who = next((people for found in attended if found and (people := people_in([found["who"]]))), ())
    return MinuteItem(
        number=start.number,
        title=one_line(title).rstrip(" :-\u2013") or start.number,
        page=labels.get(first.page),
        pdf_page=first.page,
        discussion=tuple(said.discussion),
        attendees=who,
        resolutions=tuple(said.resolutions),
    )


def _title_length(body: Sequence[Line], width: int) -> int:
    for count in range(1, min(6, len(body))):
        if _ITEM_REFERENCE.match(body[count].text):
            return count
    count = title_length(body, width, _ITEM_REFERENCE)
    return next((index for index in range(1, count) if _opens(body[index].text)), count)


def _opens(text: str) -> bool:
    return bool(_RESOLVED.match(text) or _NOTE.match(text)) or (
        mark_of(text) is not None and not text[0].isdigit()
    )


def _until_closed(lines: list[Line]) -> list[Line]:
    for index, line in enumerate(lines):
        if _CLOSED.match(line.text) or ((line.gap or line.top) and _SIGNED.match(line.text)):
            return lines[:index]
    return lines
