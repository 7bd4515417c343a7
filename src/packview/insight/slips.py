"""Slips of writing, not of arithmetic: numbers that repeat or leave a gap, references to another number, what was copied and not changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile

from packview.insight.finding import Pages, Place, finding_on, in_prose, prose_finding, where
from packview.insight.prose.lexicon import CLASS_OF, vocabulary
from packview.insight.prose.passages import Passage, is_front
from packview.insight.tables.grid import short
from packview.model import Finding, Pack, Sureness
from packview.text import fold
from packview.wording.numbers import read_figure
from packview.wording.words import capital, phrases, telling_words

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,3}){0,2})\.?\s+(?P<words>[\"'\u2018\u201c(]?[A-Z].*)$")  # fmt: skip
_CAPTION = re.compile(r"\s*(?P<kind>Table|Figure|Fig\.?|Chart|Graph|Map) (?P<number>\d{1,3}(?:\.\d{1,2})?)(?:\s?[:.\u2013-]\s|\s+)(?P<words>[A-Z\u201c\"'%\d].*)$")  # fmt: skip
_IN_CONTENTS = re.compile(r"\.{3,}|^(?!.*[^\d\s][.,;] ).*\s\d{1,3}$")
"""A line of a table of contents: it ends with a page, and no sentence goes on in it."""
_NOT_PAPERS = frozenset({"indicators", "minutes"})
_LEADS = frozenset("aefghiklot")
"""Letters of words that end no sentence."""
_LONGEST_HEADING, _LONG_LINE = 70, 60
_MOST_LINES, _MOST_PAGES = 14, 4
_REGULAR = 3
"""Numbers in their order beside the one that is not, from which on the paper numbers its paragraphs."""
_LONG = 25
"""Telling words of a paragraph from which on it would say what it is referred to for."""
_ENOUGH = 4
"""Telling words from which on the same caption over two things is no accident of short names."""


@dataclass(slots=True)
class Numbered:
    """A heading, paragraph, table or figure with a number: 'Table' or '', its number, PDF page, line of the page, words, its lines so far."""

    kind: str
    number: str
    page: int
    line: int
    words: str
    text: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.kind} {self.number}".strip()

    @property
    def place(self) -> tuple[int, int]:
        return self.page, self.line

    @property
    def steps(self) -> list[int]:
        return [int(part) for part in self.number.split(".")]

    @property
    def telling(self) -> frozenset[str]:
        return frozenset(telling_words(self.words))


def slip_findings(pack: Pack, pages: Pages, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every slip of numbering, references, captions and headings."""
    captions, regular = list(_captions(pack, pages)), list[list[Numbered]]()
    referring: dict[int, list[Passage]] = defaultdict(list)  # by page: a pack may have a thousand papers
    for passage in passages:
        if not passage.cell and ("ection" in passage.text or "ara" in passage.text):
            referring[passage.pdf_page or 0].append(passage)
    for paper in _papers(pack, pages):
        sections: dict[str, list[Numbered]] = defaultdict(list)
        for one in paper:
            sections[one.number.rpartition(".")[0]].append(one)
        if _is_regular(sections):
            regular.append(paper)
        for number, entries in sections.items():
            yield from _breaks(pack, entries, pages, regular=paper in regular) if number else ()
        if len(paper) >= _REGULAR:
            own = range(paper[0].page, paper[-1].page + 1)
            yield from _references(paper, [each for page in own for each in referring.get(page, ())])
    yield from _left_out_yet_added(passages, pages)
    yield from _sentence_twice(passages)
    yield from _captions_twice(pack, captions, regular)
    yield from _heading_twice(pack, pages, captions)
    yield from _captions_named(captions, passages)
    yield from _above_the_axis(pack, pages, captions)


def _finding(
    pack: Pack, one: Numbered, rule: str, what: str, ask: str, *, printed: str = "", quote: str = "", sure: Sureness = "certain"
) -> Finding:  # fmt: skip
    """A finding about something with a number: what is the matter, and the question that follows 'On page 12'."""
    info, printed = pack.pages[one.page - 1], printed or one.name
    return finding_on(
        Place(info.item or "", info.label, one.page), rule, printed, what, severity="look", sure=sure, quote=quote, printed=printed,
        explanation=what, question=f"On {where(info.label, one.page)} {ask}",
    )  # fmt: skip


# How a paper is numbered.
def _papers(pack: Pack, pages: Pages) -> list[list[Numbered]]:
    """The numbered lines of each paper in order; a number that begins again at 1 begins another paper, as does another item."""
    papers: list[list[Numbered]] = [[]]
    item: str | None = None
    for page, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        if info.state != "text" or _NOT_PAPERS & {*info.read_as} or is_front(info, lines):
            continue
        if info.item != item:
            item = info.item
            papers.append([])
        for at, line in enumerate(lines):
            found = _NUMBERED.match(line) if line.lstrip()[:1].isdigit() else None
            paper = papers[-1]
            if found is not None and not _IN_CONTENTS.search(line):
                number = found["number"]
                if number in ("1", "1.1") and any(one.steps[0] > 1 or one.number == number for one in paper):
                    papers.append([])
                papers[-1].append(Numbered("", number, page, at, found["words"].strip(), [line]))
            elif paper and len(paper[-1].text) < _MOST_LINES and page - paper[-1].page <= 1:
                paper[-1].text.append(line)
    return papers


def _is_regular(sections: Mapping[str, Sequence[Numbered]]) -> bool:
    """Whether a paper numbers its paragraphs one by one, one section of it aside, so that a short section may be held to it."""
    numbered = [[one.steps[-1] for one in entries] for number, entries in sections.items() if number]
    in_order = [len(steps) for steps in numbered if steps == list(range(1, len(steps) + 1))]
    return len(numbered) < len(in_order) + 2 and sum(in_order) >= 2 * _ENOUGH and len(in_order) >= _REGULAR


def _breaks(pack: Pack, entries: Sequence[Numbered], pages: Pages, *, regular: bool) -> Iterator[Finding]:
    """The one number of a section that is given twice, leaves one out or goes back; () where the section is not numbered from 1."""
    odd = [(one, two) for one, two in pairwise(entries) if two.steps[-1] != one.steps[-1] + 1]
    near = all(0 <= two.page - one.page <= _MOST_PAGES for one, two in pairwise(entries))
    if len(odd) != 1 or entries[0].steps[-1] != 1 or not near or len(entries) + regular <= _REGULAR:
        return
    before, after = odd[0]
    step, last, between = after.steps[-1] - before.steps[-1], after is entries[-1], _between(*odd[0], pages)
    missing = ".".join(map(str, (*before.steps[:-1], before.steps[-1] + 1)))
    left_out = step == 2 and (regular or not last) and not any(missing in line for line in between)
    cut_short = step < 0 and last and missing.startswith(after.number)  # 6.1 after 6.10, for 6.11
    # A blank or the end of a sentence stands before a paragraph, not before a number within a sentence.
    blank = after.line > 0 and not pages[after.page - 1][after.line - 1].strip()
    said = [line.rstrip()[-1] for line in between if line.strip()]
    begins = blank or not said or said[-1] in '.:;!?)\u201d\u2019"'
    if len(after.text) > 1 and begins and (step == 0 or left_out or cut_short):
        said_so = f"paragraph {after.number} {'is given twice' if step == 0 else f'follows {before.number}'}"
        what = f"{capital(said_so)}."
        ask = f"{said_so}. {f'Is paragraph {missing} left out' if left_out else 'Which number is right'}?"
        sure: Sureness = "likely" if left_out else "certain"
        yield _finding(pack, after, "paragraph number", what, ask, quote=after.text[0].strip(), sure=sure)


def _between(one: Numbered, two: Numbered, pages: Pages) -> list[str]:
    spread = ((page, *each) for page in range(one.page, two.page + 1) for each in enumerate(pages[page - 1]))
    return [line for page, at, line in spread if one.place < (page, at) < two.place]


# References by number.
_REFERENCE = re.compile(r"(?i)\b(?:section|paragraph|para\.?) (?P<number>\d{1,2}(?:\.\d{1,3}){0,2})\b(?!\s?[-\u2013(]\d|\.\d)(?P<after> (?:above|below|of (?:this|the) report))?")  # fmt: skip
_ELSEWHERE = re.compile(r"^,? (?:of|in|to) (?!this report)(?:the |its |our |that |[A-Z])", re.IGNORECASE)
_SET_OUT = "|".join(re.split(r",\s", vocabulary("references")["set_out"].strip()))
_DETAILED = re.compile(rf"(?i)\b(?:is|are|was|were|be|been) (?:now |also )?(?:{_SET_OUT})(?: (?:more fully|further|in \w+ detail))? (?:in|at|under|within)$")  # fmt: skip
_END_OF_SUBJECT = phrases(vocabulary("references")["end_of_subject"])
_LEAD = re.compile(r"(?P<series>[A-Z][a-z]+) (?P<which>\d{1,2}|[A-Z])\b\s?[:\u2013-]")
_BRACKETED = re.compile(r"\s?\(([A-Za-z][^()]{2,60})\)|, ([A-Z][^,.;()]{2,60})(?=[,.;])")
_PHRASE = re.compile(r"(?P<phrase>(?:[\w'\u2019-]+ ){2,7})\(see $", re.IGNORECASE)
Meant = tuple[str, str] | None
"""What a reference should be to, 'section 5', and the name in the sentence that says so."""


def _references(paper: Sequence[Numbered], passages: Sequence[Passage]) -> Iterator[Finding]:
    """References whose name in the sentence is another number's, in the same paper."""
    often = Counter(one.number for one in paper)
    entries = {one.number: one for one in paper if often[one.number] == 1}
    for passage in passages:
        for found in _REFERENCE.finditer(passage.text):
            target = entries.get(found["number"])
            if target is None or (_ELSEWHERE.match(passage.text[found.end() :]) and not found["after"]):
                continue
            start, end = passage.sentence_at(found.start())
            before, after = passage.text[start : found.start()], passage.text[found.end() : end]
            if len(target.steps) == 1:
                meant = _heading_named(before, after, target, entries)
            else:
                member = _series_member(before + after, target, entries)
                meant = member or _phrase_elsewhere(before, target, entries)
            if meant:
                shown = found[0].removesuffix(found["after"] or "")
                yield _misdirected(passage, (start, found.end()), target, shown, meant)


def _misdirected(passage: Passage, span: tuple[int, int], target: Numbered, shown: str, meant: tuple[str, str]) -> Finding:  # fmt: skip
    right, name = meant
    return in_prose(
        passage, rule="reference to another number", severity="look", span=span, printed=shown, computed=f"{right}: {name}",
        sure="certain" if target.kind or len(target.steps) == 1 or name[-1].isdigit() else "likely",
        explanation=f"The text refers to {shown} for '{name}', but that is '{' '.join(target.words.split()[:7])}'. Look in {right}.",
        question=f"{capital(where(passage.page, passage.pdf_page))} refers to {shown} for {short(name)}. Is {right} meant?",
    )  # fmt: skip


def _heading_named(before: str, after: str, target: Numbered, entries: Mapping[str, Numbered]) -> Meant:
    """The section a name belongs to: in brackets behind the number, or what is said to be set out there."""
    bracket = _BRACKETED.match(after)
    if bracket is None and not _DETAILED.search(before.rstrip()):
        return None
    subject = re.split(_END_OF_SUBJECT, before.strip(), maxsplit=1)[0].strip()
    name = (bracket[1] or bracket[2]) if bracket else subject
    words, headings = frozenset(telling_words(name)), dict[str, frozenset[str]]()
    for number, one in entries.items():
        above = bracket or f"{number}.1" in entries or len(one.text) < 2 or not one.text[1].strip()
        short_line = len(one.words) <= _LONGEST_HEADING and one.words[-1] not in ".;,"
        if above and short_line and len(one.steps) == 1:
            headings[number] = one.telling
    held = [each for each, told in headings.items() if told and (told == words if bracket else told <= words)]
    if len(held) != 1 or held[0] == target.number or headings.get(target.number, words) & words:
        return None
    return f"section {held[0]}", name


def _series_member(said: str, target: Numbered, entries: Mapping[str, Numbered]) -> Meant:
    """The paragraph that begins with the one member of a series the sentence names, 'Option 3', where the target begins with another."""
    lead = _LEAD.match(target.words)
    named = {*re.findall(rf"\b{lead['series']} (\d{{1,2}}|[A-Z])\b", said)} if lead else set()
    if lead is None or len(named) != 1 or lead["which"] in named or f"{lead['series']}s" in said:
        return None
    name = f"{lead['series']} {named.pop()}"
    leads = ((one.number, _LEAD.match(one.words)) for one in entries.values())
    own = [number for number, other in leads if other and other[0].startswith(name)]
    return (f"paragraph {own[0]}", name) if len(own) == 1 else None


def _phrase_elsewhere(before: str, target: Numbered, entries: Mapping[str, Numbered]) -> Meant:
    """The first paragraph with the words before '(see paragraph 2.1)', where that paragraph has none of them and is long enough to have them."""
    phrase = _PHRASE.search(before)
    words = telling_words(phrase["phrase"]) if phrase else []
    body = telling_words(" ".join(target.text)) if len(words) >= _REGULAR else []
    if phrase is None or len(body) < _LONG or {*body} & {*words}:
        return None
    pairs = [f" {one} {two} " for one, two in pairwise(words)]
    for one in entries.values():
        text = " ".join(one.text)
        apart = len(one.steps) > 1 and one.steps[0] != target.steps[0]
        elsewhere = apart and fold(before)[-40:] not in fold(text)
        if elsewhere and any(pair in f" {' '.join(telling_words(text))} " for pair in pairs):
            return f"paragraph {one.number}", phrase["phrase"].strip()
    return None


# A definition that leaves out what its table adds in.
_WITHOUT = re.compile(r"(?P<name>[A-Z][\w -]{2,40}?),? (?:excluding|excludes|not including|net of) (?P<part>[a-z][\w -]{2,30}?),? (?:is|was|are|were|stood at|stands at|of) \u00a3?(?P<total>\d[\d,]*(?:\.\d+)?)")  # fmt: skip
_ROW_OF_ONE = re.compile(r"\s*(?P<label>[A-Za-z][\w ,&'-]*?)\s+(?P<figure>[(-]?\u00a3?\d[\d,]*(?:\.\d+)?\)?m?)\s*$")  # fmt: skip


def _left_out_yet_added(passages: Sequence[Passage], pages: Pages) -> Iterator[Finding]:
    """'Net debt, excluding leases, is £48.0m' over rows that make 48.0, of which one is leases."""
    for passage in passages:
        page, worth = passage.pdf_page or 0, "clud" in passage.text or "net of" in passage.text
        for found in _WITHOUT.finditer(passage.text) if worth else ():
            part, total = found["part"], read_figure(found["total"]).value
            lines = (_ROW_OF_ONE.match(line) for each in pages[max(0, page - 1) : page + 1] for line in each)
            for _, run in groupby(lines, key=bool):
                rows = [(row["label"], read_figure(row["figure"])) for row in run if row]
                values, half = [one.value or 0.0 for _, one in rows], sum(one.step for _, one in rows)
                named = ({*telling_words(part)} <= {*telling_words(label)} for label, _ in rows[:-1])
                added = [value for value, is_part in zip(values, named, strict=False) if is_part]
                makes = len(rows) > _REGULAR and abs(sum(values[:-1]) - values[-1]) <= half
                if makes and values[-1] == total and len(added) == 1 and abs(added[0]) > 2 * half:
                    yield prose_finding(
                        passage, "definition and table", found.span(), found[0], f"the table adds {part} to make {found['total']}", sure="likely",
                        severity="look", said=f"{short(found['name'])} leaves out {part}", short=f"The table adds {part} in", ask="Which is right?",
                    )  # fmt: skip


_SAID_IN_FULL, _ONE_PARAGRAPH = 45, 600
"""Characters of a sentence that is not repeated by chance, and of what is surely one paragraph."""


def _sentence_twice(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A long sentence that stands twice in one paragraph, another between."""
    for passage in passages:
        prose = 2 * _SAID_IN_FULL < len(passage.text) < _ONE_PARAGRAPH and len(passage.sentences) > 2
        worth = prose and not passage.table
        said = [passage.text[start:end].strip() for start, end in passage.sentences] if worth else []
        for at, words in enumerate(said[2:], start=2):
            full = len(words) > _SAID_IN_FULL and words[-1] == "." and ":" not in words
            if full and words in said[: at - 1]:
                start = passage.sentences[at][0]
                yield prose_finding(
                    passage, "sentence twice", (start, start + len(words)), words, "it stands twice in its paragraph", severity="look",
                    said="the same sentence twice", short="One of them was perhaps to say something else", ask="What was meant?",
                )  # fmt: skip


# Captions and headings.
_CAPTION_NAMED = re.compile(r"\b(?P<kind>Table|Figure|Chart|Graph|Map) (?P<number>\d{1,3}(?:\.\d{1,2})?)\b", re.IGNORECASE)  # fmt: skip


def _captions(pack: Pack, pages: Pages) -> Iterator[Numbered]:
    """The captions of the pack, those of tables of contents left out."""
    for page, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        worth = [(at, _CAPTION.match(line)) for at, line in enumerate(lines) if line.lstrip()[:1] in "TFCGM"]
        found = [(at, match, match["words"].strip()) for at, match in worth if match]
        listed = [at for at, _, words in found if _IN_CONTENTS.search(words)]
        for at, match, words in found if info.state == "text" and len(listed) < 2 else ():
            leads = "" if not at else "".join(lines[at - 1].casefold().split()[-1:])
            leads_to_it = CLASS_OF.get(leads, "w") in _LEADS  # 'an overview is in / Table 3. This ...'
            if at not in listed and not leads_to_it:
                below = lines[at + 1].strip() if at + 1 < len(lines) else ""
                sentence = below[:1].isupper() and below[-1:] == "."
                goes_on = len(lines[at]) >= _LONG_LINE and words[-1] not in ".)" and not sentence
                whole = f"{words} {below}".strip() if goes_on else words
                kind = match["kind"].title().replace("Fig.", "Figure")
                yield Numbered(kind, match["number"], page, at, whole, [below])


def _captions_twice(pack: Pack, captions: Sequence[Numbered], papers: Sequence[Sequence[Numbered]]) -> Iterator[Finding]:  # fmt: skip
    """One number over two tables of a paper, or the same words over two with different numbers but for the number of cases."""
    before = ""
    for one, two in pairwise(sorted(captions, key=lambda caption: caption.kind)):
        if one.kind != two.kind or pack.pages[one.page - 1].item != pack.pages[two.page - 1].item:
            before = ""
            continue
        shared, fewer = one.telling & two.telling, min(len(one.telling), len(two.telling))
        # A paper that begins again begins at 1: 'Table 2' twice after 'Table 1' is one paper's, and so are two among its paragraphs.
        within = any(paper[0].place < one.place and two.place < paper[-1].place for paper in papers)
        follows = within or (one.number.isdigit() and before == str(int(one.number) - 1))
        before, goes_on = one.number, follows and two.page - one.page <= _MOST_PAGES
        alike, unended = one.words == two.words, {one.text[0][-1:], two.text[0][-1:]} - {"", "."}
        aside = {fold(_CASES.sub("", each.words)) for each in (one, two)}
        same = len(shared) >= _ENOUGH and len(aside) == 1 and not (alike and unended)
        if goes_on and one.number == two.number and fewer >= 2 * len(shared) and (fewer > 1 or within):
            what = f"{two.name} stands over two: '{short(one.words)}' and '{short(two.words)}'."
            ask = f"{two.name} is the number of two. Which does the text mean?"
            yield _finding(pack, two, "number used twice", what, ask, sure="likely")
        elif one.number != two.number and same:
            what = f"{one.name} and {two.name} have the same caption, though they show different cases: '{short(two.words)}'."
            ask = f"{two.name} has the caption of {one.name}. What does it show?"
            yield _finding(pack, two, "caption used twice", what, ask)


def _heading_twice(pack: Pack, pages: Pages, captions: Sequence[Numbered]) -> Iterator[Finding]:
    """Long words just under two captions that are the same, fit the first caption, and miss all that sets the second apart."""
    for one, two in pairwise(caption for caption in captions if caption.kind == "Table"):
        apart, theirs = one.telling - two.telling, two.telling - one.telling
        if two.page - one.page > 2 or one.number == two.number or len(theirs) < _REGULAR:
            continue
        below = [pages[each.page - 1][each.line + 1 : each.line + 8] for each in (one, two)]
        pairs = [[*pairwise(line.strip() for line in lines)] for lines in below]
        for line, following in pairs[0]:
            heading = f"{line} {following}".strip()
            words, same = {*telling_words(heading)}, len(line) >= _LONG_LINE and (line, following) in pairs[1]
            fits_first = len(apart & words) >= _REGULAR and len(words) >= 2 * _ENOUGH and not theirs & words
            if same and fits_first:
                what = f"{two.name} is '{two.words}', but its column is headed '{heading}', as in {one.name}."
                ask = f"{two.name} has the column heading of {one.name}. What do its figures measure?"
                yield _finding(pack, two, "heading of another table", what, ask, printed=heading, quote=line)
                break


def _captions_named(captions: Sequence[Numbered], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Sentences about one table or figure by number that say what another caption says, and nothing of its own."""
    kinds = Counter(caption.kind for caption in captions)
    often = Counter((caption.kind, word) for caption in captions for word in caption.telling)
    by_name = {one.name: one for one in captions}
    own = dict[str, set[str]]()
    for name, one in by_name.items():
        own[name] = {word for word in one.telling if often[one.kind, word] <= max(1, kinds[one.kind] // 4)}
    for passage in passages:
        found = list(_CAPTION_NAMED.finditer(passage.text)) if not passage.cell and len(own) > 1 else []
        for start, end in passage.sentences if found else ():
            here = [f"{one['kind'].title()} {one['number']}" for one in found if start <= one.start() < end]
            said = set(telling_words(passage.text[start:end]))
            if len(here) != 1 or not own.get(here[0]) or own[here[0]] & said:
                continue
            other = max((name for name in own if name != here[0]), key=lambda one: len(own[one] & said))
            if len(own[other] & said) >= _ENOUGH and 2 * len(own[other] & said) > len(own[other]):
                meant = (other, short(by_name[other].words))
                yield _misdirected(passage, (start, end), by_name[here[0]], here[0], meant)


_CASES = re.compile(r"\s*\(\s*n\s?=.*?\)", re.IGNORECASE)
_LARGEST = re.compile(r"\b(?:largest|highest|most)\b[^.()]*\((?P<count>\d[\d,]*) [a-z]+\)")


def _above_the_axis(pack: Pack, pages: Pages, captions: Sequence[Numbered]) -> Iterator[Finding]:
    """A count just above a chart, said to be its largest, that is more than the top of its axis; an axis to 100 may be of percentages."""
    for before, chart in pairwise([None, *captions]):
        if chart is None or chart.kind == "Table":
            continue
        lines = takewhile(lambda line: not _CAPTION.match(line), pages[chart.page - 1][chart.line + 1 :])
        below = [line.strip() for line in lines if line.strip()]
        first = next((at for at, text in enumerate(below[:_ENOUGH]) if text.isdigit()), len(below))
        ticks = [int(text) for text in takewhile(str.isdigit, below[first:])]
        steps = {one - two for one, two in pairwise(ticks)}
        if len(ticks) < _ENOUGH or len(steps) != 1 or ticks[-1] != 0 or ticks[0] <= 100:
            continue
        page = max(1, chart.page - 1)
        start = before if before and before.page >= page else Numbered("", "", page, -1, "")
        for found in _LARGEST.finditer(" ".join(_between(start, chart, pages))):
            if int(found["count"].replace(",", "")) > ticks[0]:
                axis = f"the axis of {chart.name} ends at {ticks[0]}"
                what = f"The text says '{found[0]}'. {capital(axis)}, and its largest bar is below that."
                ask = f"{axis}, but the text gives {found['count']}. Which is right?"
                yield _finding(pack, chart, "count above its chart", what, ask, printed=found["count"])
