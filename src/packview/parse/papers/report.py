"""An officer's report: the header table, the recommendations, and what it says is attached.

What the parts of an officer's report are called: keys of the header table, and headings.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile, zip_longest

from packview.model import Recommendation
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import (
    Line,
    Mark,
    Paragraph,
    Points,
    follows,
    is_break,
    is_capitals,
    join,
    mark_of,
    paragraphs,
    width_of,
)
from packview.parse.text.patterns import HEADINGS, WORDS, any_case, listed

_KEYS = listed(WORDS["report"]["keys"])
_KEY = any_case(
    rf"(?P<key>{_KEYS})(?:\s*\([^)]{{1,30}}\))?(?P<mark>\s*[:?](?:\s*[:?])*|\s+(?=Name\s*:)|\s*$)\s*(?P<value>.*)$"
)
_OTHER_KEY = re.compile(r"(?P<key>[A-Z][\w\u2019'&/()-]*(?: [\w\u2019'&/()-]+){0,5})\s*:\s+(?P<value>\S.*)$")
_INSIDE_A_FIELD = any_case(r"(?:name|tel(?:ephone)?|e-?mail|phone|mobile|ext|address|note|job title|https?)$")
_STANDS_ALONE = any_case(r"statement of confidentiality|contact details")
_LATE = any_case(
    r"(?P<key>key decision|wards/communities affected|wards affected)\s*[?:]?\s+(?P<value>\S.*)$"
)

_NUMBER = r"(?:(?P<number>\d{1,2})(?:\.0)?\.?\s+)?"
_SUMMARIES = (
    r"brief summary", r"executive summary", r"(?:report )?summary(?: of (?:the )?(?:report|main issues))?",
    r"purpose(?: and summary)?(?: of (?:the |this )?report)?", r"what is this report about\?",
)  # fmt: skip
SUMMARY = any_case(rf"{_NUMBER}(?:{'|'.join(_SUMMARIES)})\s*(?::|\.?$)\s*(?P<rest>.*)$")
_WHOSE = r"(?:(?:officers?|staff|directors?|clerks?|proposed|draft)(?:\W*s)?\W*\s)?"
_ACTION = r"(?:\s(?:actions?|decisions?|motions?|resolutions?))?"
RECOMMENDATIONS = any_case(
    rf"{_NUMBER}{_WHOSE}(?:recommendations?(?:\(s\))?|recommended{_ACTION}(?:\sthat\b[^:]{{0,80}}(?=:|\.?$))?)"
    r"(?:\s+(?:to|for|of) [a-z ]{1,40})?\s*(?:[:\u2013-]|\.?$|(?P<cell>(?=\s\(?[1ai][.)]\s)))\s*(?P<rest>.*)$"
)
_IS_ASKED = r"(?:the )?[\w ,&-]{3,60}? (?:is|are) (?:asked|recommended|requested|invited) to"
ASKED = any_case(rf"(?:it is (?:therefore )?recommended(?: that)?|(?:that )?{_IS_ASKED})\b.{{0,40}}:\W*$")
DECIDED = any_case(
    r"(?:decision\s*:\s*)?(?:as [\w ,&-]{3,60}, )?(?:i|we|(?:the )?(?:cabinet|council|committee|executive|board|panel)(?: [\w&,-]+){0,6})"
    r" (?:agreed?s?|resolved?s?|decided?s?) to:\W*$"
)
SOUGHT = any_case(
    rf"{_NUMBER}(?:(?:decisions?|actions?)(?:\(s\))? (?:sought|required|requested)|matters? for decision|proposed decisions?|decisions?(?: (?:made|taken))?)\s*:?\s*$"
)
_WHOLE = any_case(rf"(?:(?:it is )?recommended |and )?that\b|{_IS_ASKED}\b")
"""How a recommendation begins that is a sentence of its own, with no list under it."""
_BODY = listed(WORDS["report"]["body"])
_SAID = any_case(
    rf"(?:the )?(?:[\w&,-]+ ){{0,6}}?{_BODY} (?:is|are) (?:therefore )?(?:asked|recommended|requested|invited) to\b"
    r"|it is (?:therefore )?recommended that\b|(?:staff|officers?|management) recommends?\b"
)
_SAID_LINES = 200
"""Lines of a report among which a sentence may say what it asks for."""
_LEADS = any_case(
    rf"\b(?:that|to|recommend\w*|asked|invited|requested|following|members|{_BODY})\W*:$|\b(?:recommend|asked|invited|requested)"
)
_LEAD_BESIDE = any_case(r"^(?:that|to)\s+(?=\((?:1|i|a)\)\s)")
_POINT_INSIDE = re.compile(r"(?:(?<=[:;])|(?<=[;,] and))\s+(?=\((?:[a-z]|[ivx]{1,4}|\d)\)\s)")
_BARE_POINT = re.compile(r"(?P<ref>\d{1,2})\s+(?P<rest>[A-Z].*)")
_AND_THAT = re.compile(r"(?<=[;,.])\s+(?=AND THAT\b)|(?<=;)\s+(?=(?i:(?:and )?that the)\b)")
_ANNOUNCES = any_case(r"\b(?:following|below|as follows|these|recommendations)\b")
_ASKS = any_case(
    r"(?:that |to )?(?:the \w+ )?(?:agree|approve|authori[sz]e|delegate|note|endorse|recommend|adopt|grant|accept)s?\b"
)


def _asks_for(text: str) -> bool:
    """Whether words begin as a recommendation does."""
    return bool(_WHOLE.match(text) or _ASKS.match(text))


_NAMED = any_case(
    r"(?:recommendation|decision|proposal)\s(?P<ref>\d{1,2}|[A-Z])\s*[:.\u2013-]\s*(?P<rest>\S.*)"
)
_LONGEST_HEADING, _LONGEST_TYPED = 100, 80
"""Characters of a heading in capitals, and of another."""
_LONGEST_TITLE = 200
_TITLE_KEYS = ("subject", "report title", "title", "re")
"""How the keys begin that name a report, the one preferred first."""
_EDGE_LINES = 5
"""Lines after which a list may go on overleaf: a page's number and footer, and the next page's header."""
APPENDICES = any_case(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes)(?: attached| to (?:the|this) report)?\s*(?::|$)\s*(?P<rest>.*)$"
)
CLOSING = any_case(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes|(?:other )?background (?:papers|documents)|documents in members|equality impact|privacy impact|data protection impact)\b"
)
_OTHERS = any_case(rf"{_NUMBER}(?:{'|'.join(HEADINGS['reports'][0][1:])})\s*:?$")
_RUN_IN = re.compile(r"(?P<name>[A-Z][^:]{3,50}):\s+\S")
_PARTS = (SUMMARY, RECOMMENDATIONS, SOUGHT, APPENDICES, _OTHERS)
_BOOKMARKED = any_case(r"_\w+|OLE_LINK\d+|bookmark\d*|page \d+|untitled")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\.?0?\.?\s+(?P<title>[A-Z][^.;]{2,90})$")


def is_part_heading(text: str) -> bool:
    """Whether a text is what the parts of a report are called: 'Introduction', '3. Financial implications'."""
    return any(pattern.fullmatch(text) for pattern in (*_PARTS, _BOOKMARKED))


def key_of(line: Line, *, in_table: bool) -> tuple[str, str] | None:
    """The key and the beginning of the value where a line starts a field of the header table; ``in_table`` an unknown key too."""
    if line.bullet:
        return None
    found = _KEY.match(line.text)
    named = found and (found["mark"].strip() or found["value"].startswith("Name"))
    in_cell = found and line.table and not found["value"]
    if found and (named or in_cell or _STANDS_ALONE.fullmatch(found["key"])):
        return sentence_case(found["key"]), found["value"]
    if not in_table:
        return None
    other = _OTHER_KEY.match(line.text)
    if other and not (_INSIDE_A_FIELD.search(other["key"]) or _begins_summary(line.text)):
        return sentence_case(other["key"]), other["value"]
    return late_key_of(line)


def _begins_summary(text: str) -> bool:
    """Whether a line begins a summary; 'Purpose: Final Decision Report' says of what kind the report is."""
    found = SUMMARY.match(text)
    label = found and 0 < len(found["rest"].split()) < 7 and not found["rest"].endswith(".")
    return found is not None and not label


_REPORT_OF = any_case(r"(?:joint )?report (?:of|by|from|to) the [A-Z][^.:]{3,80}$")
"""The author or reader of a report where no colon says so: 'Report of the Director of Place'."""


def _with_labels_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines in which a key or a heading that has its text beside it in a column is a line of its own: 'Recommendations    To note it'."""
    for line in lines:
        label, *beside = line.parts
        heading = is_part_heading(label.text)
        key = _KEY.fullmatch(label.text) and not label.text.endswith((":", "?"))
        if len(beside) == 1 and (heading or key):
            yield replace(line, text=label.text if heading else f"{label.text}:", cells=())
            yield replace(line, text=beside[0].text, left=beside[0].left, gap=False, top=False, cells=())
        else:
            yield line


def begins_as_report(lines: Sequence[Line]) -> bool:
    """Whether a page begins as a report does, as two of these show: keys of its header table, 'Report of the ...', a heading for what it recommends."""
    head = [*_with_labels_apart(lines[:_HEAD_LINES])]
    lines = [*head, *lines[_HEAD_LINES:]]
    keys = {key[0] for line in head if (key := key_of(line, in_table=False))}
    told = any(_REPORT_OF.match(line.text) for line in head) + any(
        RECOMMENDATIONS.fullmatch(line.text) for line in lines
    )
    return len(keys) + told > 1


def late_key_of(line: Line) -> tuple[str, str] | None:
    """The key and value of a field that stands far down in a report."""
    found = _LATE.match(line.text)
    return (sentence_case(found["key"]), found["value"]) if found else None


def sentence_case(key: str) -> str:
    """A key as it is shown: 'Date of decision' for 'DATE OF DECISION'."""
    key = " ".join(key.split()).rstrip("?: ")
    return key[:1].upper() + key[1:].lower()


def _headings(lines: Sequence[Line]) -> list[int]:
    """The lines that are headings of a part of the report, whichever: by their words, their type, or the numbers under theirs."""
    found = []
    for index, (line, rank) in enumerate(zip(lines, heading_ranks(lines), strict=True)):
        known = any(pattern.fullmatch(line.text) for pattern in _PARTS)
        numbered = None if line.bullet else _NUMBERED.match(line.text)
        below = lines[index + 1].text if numbered and index + 1 < len(lines) else ""
        divided = numbered is not None and below.startswith(f"{numbered['number']}.1 ")
        if known or divided or (rank and _may_head(line.text)):
            found.append(index)
    return found


def _may_head(text: str) -> bool:
    """Whether a text set as a heading is one, and no recommendation, reference or sum."""
    numbered = _NUMBERED.match(text)
    longest = _LONGEST_HEADING if is_capitals(text) else _LONGEST_TYPED
    lettered = 4 < len(text) < longest and 5 * sum(map(str.isalpha, text)) > 3 * len(text)
    return lettered and text[0] != "(" and not _asks_for(numbered["title"] if numbered else text)


_HEAD_LINES = 20
"""Lines from the top of a file among which its header table shows it to be a report."""
_TABLE_LINES = 70
"""Lines from the top of a report in which its header table is looked for."""
_PEOPLE_KEYS = any_case("from|to|past|report (?:of|by|author)|author|director|contact|lead")
_CLOSING_LINES = 80
"""Lines of the lists with which a report ends: what is attached, and what it rests on."""
_SHORT_HEADING = 6
_LONGEST_VALUE = 14
"""Lines of a field."""
_SUB_LINE = any_case(r"\s*\b(?=(?:name|tel|telephone|e-?mail|phone|mobile)\s*:)")
_LISTED = any_case(
    r"(?:(?P<word>appendix|annexe?|schedule|enclosure)\s+)?(?P<ref>\d{1,2}[A-Za-z]?|[A-Z]{1,2}\d?)\s*(?P<mark>[.):]|\s?[\u2013-])?\s+(?P<title>\S.*)$"
)
CHECKED = any_case(r"\s(?:(?P<there>yes)|no|n/a)\.?$")
"""What a check-list of appendices says behind each: 'Appendix C - Summary of consultation NO'."""
_NONE = any_case(r"(?:none|n/?a|not applicable|nil|no|-)\.?")


Figures = Callable[[int], Collection[int]]
"""By PDF page the lines that stand in tables of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report's own pages say about it.

    Attributes:
        appendices: those it lists: '1' and 'Annual report' of each.
        last_page: PDF page on which it lists what is attached and what it rests on, None where it does not.
    """

    fields: dict[str, str] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    appendices: tuple[tuple[str, str], ...] = ()
    last_page: int | None = None


def subject_of(fields: Mapping[str, str]) -> str:
    """What the header table of a report calls it, '' where it does not say."""
    named = (
        text
        for name in _TITLE_KEYS
        for key, text in fields.items()
        if f"{key.casefold()} ".startswith(f"{name} ")
    )
    return next((text for text in named if 0 < len(text) <= _LONGEST_TITLE), "")


def read_report(lines: Sequence[Line], figures: Figures | None = None) -> Report:
    """The parts of a report.

    Args:
        lines: of the report and of what follows it in the same item.
        figures: the lines of a PDF page that stand in tables of figures, asked for where a recommendation may stand.
    """
    whole, lines = lines, [*_with_labels_apart(lines)]
    width = width_of(lines[:200])
    headings = _headings(lines)
    fields, _ = read_fields(lines, headings)
    for late in filter(None, map(late_key_of, whole)):
        fields.setdefault(*late)
    begin = next((index for index in headings if APPENDICES.fullmatch(lines[index].text)), len(lines))
    ending = [index for index in headings if begin <= index < begin + _CLOSING_LINES]
    closings = (lines[index].page for index in ending if CLOSING.match(lines[index].text))
    return Report(
        fields=fields,
        recommendations=_recommendations(lines, headings, width, figures or (lambda _: ())),
        appendices=_appendices(lines, headings, width),
        last_page=max(closings, default=None),
    )


def read_fields(lines: Sequence[Line], headings: Sequence[int]) -> tuple[dict[str, str], int]:
    """The header table at the top of a report, and the index of the line after it; ``headings`` are indexes of lines."""
    fields: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    end = _TABLE_LINES
    for index, line, key in _with_keys(lines[:_TABLE_LINES], fields):
        text = line.text
        heading = index in headings
        # A line in capitals may go on with a value in capitals, or be the first line of one.
        within = current is not None and (
            not current
            or (
                len(current) < 4
                and current[-1].text.isupper()
                and line.bold in (current[-1].bold, False, None)
            )
        )
        part = (_begins_summary(text) or RECOMMENDATIONS.match(text)) and (heading or ":" in text)
        over = heading and not key and current and not within
        if fields and (line.page != lines[0].page or part or over):
            end = index
            break
        if key and key[0] not in fields:
            current = fields[key[0]] = [replace(line, text=key[1])] if key[1] else []
        elif current and line.gap and (_is_sentence(text) or _NUMBERED.match(text)):
            current = None
        elif current is not None and len(current) < _LONGEST_VALUE and (within or not heading):
            current.append(line)
    else:
        fields = fields if len(fields) > 1 else {}
    return {key: text for key, values in fields.items() if (text := _value(key, values))}, end


def _is_sentence(text: str) -> bool:
    """Whether a line begins a paragraph of its own, and is no more of a value."""
    return len(text.split()) > 5 and text[0].isupper() and (text.endswith(".") or len(text) > 60)


def _with_keys(
    lines: Sequence[Line], fields: Mapping[str, object]
) -> Iterator[tuple[int, Line, tuple[str, str] | None]]:
    """Each line with the key it begins; a key that a narrow cell broke, 'REPORT' over 'TITLE:', as one."""
    end_of_key: Line | None = None
    for index, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        if line is end_of_key:
            continue
        key = key_of(line, in_table=bool(fields))
        if key is None and following and following.text.endswith(":") and not following.gap:
            text = f"{line.text} {following.text}"
            if len(text.split()) < 5 and is_capitals(line.text) == is_capitals(following.text):
                key = key_of(replace(line, text=text), in_table=bool(fields))
                end_of_key = following if key else None
        yield index, line, key


def _value(key: str, values: Sequence[Line]) -> str:
    """A field's lines as text: sub-lines such as 'Name:' and 'Tel:' and several people each on a line of their own."""
    text = ""
    many = _PEOPLE_KEYS.match(key)
    for line in values:
        apart = (many and line.gap) or _SUB_LINE.match(line.text)
        text = f"{text}\n{line.printed}" if apart else join((text, line.printed))
    parts = (part.strip() for part in _SUB_LINE.sub("\n", text).split("\n"))
    return "\n".join(filter(None, parts))


def _section(lines: Sequence[Line], headings: Sequence[int], begin: int, rest: str) -> list[Line]:
    """The lines under a heading up to the next, with what stands beside the heading itself."""
    end = next((index for index in headings if index > begin), len(lines))
    inside = range(begin + 1, end)
    end = next((index for index in inside if _is_run_in(lines[index])), end)
    first = [Line(text=rest, page=lines[begin].page)] if rest else []
    return [*first, *lines[begin + 1 : end]]


def _is_run_in(line: Line) -> bool:
    """Whether a line begins another part and its text: 'BACKGROUND: The road ...'."""
    name = _RUN_IN.match(line.text)
    known = name and (_OTHERS.fullmatch(name["name"]) or is_capitals(name["name"]))
    return bool(known) and not line.bullet


def _recommendations(
    lines: Sequence[Line], headings: Sequence[int], width: int, figures: Figures
) -> tuple[Recommendation, ...]:
    for pattern in (RECOMMENDATIONS, ASKED, DECIDED, SOUGHT):
        for index, line in enumerate(lines[:600]):
            found = pattern.match(line.text)
            groups = found.groupdict("") if found else {}
            rest, number = groups.get("rest", ""), groups.get("number", "")
            if not found or (
                rest and ":" not in line.text and "\u2013" not in line.text and found["cell"] is None
            ):
                continue
            if line.index in figures(line.page):
                continue
            section = _without_lone_numbers(_section(lines, headings, index, rest)[:150])
            section = [one for one in section if one.index < 0 or one.index not in figures(one.page)]
            result = _whole_lead(section, width) or enumerated(section, width, after=number)
            if result:
                return result
    return _in_running_text(lines, width)


def enumerated(section: Sequence[Line], width: int, *, after: str = "") -> tuple[Recommendation, ...]:
    """A list such as (i), (ii) or A., B. as recommendations; without enumerators the paragraphs that ask for something.

    It ends where the next part of a report begins whose parts are numbered: it stands in the one ``after`` which that comes.
    """
    found = Points()
    skipped_to = 0
    for index, line in enumerate(section):
        if index < skipped_to:
            continue
        if index and not found.points and _heads_what_follows(section[index:]):
            section = section[:index]
            break
        named = _NAMED.match(line.text)
        bare = _BARE_POINT.match(line.text)
        named = named or (bare if bare and _asks_for(bare["rest"]) else None)
        text = f"{named['ref']}. {named['rest']}" if named else _LEAD_BESIDE.sub("", line.text)
        here = mark_of(text, found.mark)
        if after and here and here.ref == str(int(after) + 1):
            break
        if here and found.leads_in(here):
            found = Points()
        apart = index > 0 and is_break(section[index - 1], line, width) and not (line.bullet or line.indented)
        going_on = not apart or (here is not None and not here.rest.endswith(":"))
        if not found.take(text, going_on=going_on, first=index == 0) and found.points:
            # What is not in the list ends it, but for a label or the edge of a page within it.
            skipped_to = index + _stands_between(section[index:], found.mark)
            if skipped_to == index:
                break
    if found.points:
        return tuple(Recommendation(ref=ref, text=text) for ref, text in found.points)
    return _each_that(_asked(paragraphs(section, width=width)))


def _heads_what_follows(lines: Sequence[Line]) -> bool:
    """Whether lines begin with a short one that stands alone and is no lead: the list under it is of another part."""
    line, *following = lines
    alone = line.gap and bool(following) and following[0].gap and len(line.text.split()) < _SHORT_HEADING
    said = _LEADS.search(line.text) or _asks_for(line.text)
    return alone and line.text[0].isupper() and line.text[-1].isalpha() and not said


def _each_that(texts: Iterable[str]) -> tuple[Recommendation, ...]:
    """Recommendations without numbers; 'THAT ... be received; AND THAT ...' and 'to: (a) ...; (b) ...' are as many as they have parts."""
    found: list[Recommendation] = []
    for text in texts:
        lead, *parts = _POINT_INSIDE.split(text)
        points = Points()
        whole = lead.endswith(":") and all(points.take(part, going_on=False) for part in parts)
        split = points.points if whole and len(parts) > 1 else [("", part) for part in _AND_THAT.split(text)]
        found += [Recommendation(ref=ref, text=part) for ref, part in split]
    return tuple(found)


def _asked(found: Sequence[Paragraph]) -> list[str]:
    """The paragraphs that ask for something: those under a lead that ends in a colon, else the first, and more like it."""
    if len(found) > 1 and found[0].text.endswith(":") and _LEADS.search(found[0].text):
        return [one.text for one in found[1:12] if one.bullet == found[1].bullet]
    if not found or _NONE.fullmatch(found[0].text):
        return []
    first = next((index for index, one in enumerate(found) if _WHOLE.match(one.text)), 0)
    like = takewhile(lambda one: _asks_for(one.text), found[first + 1 :])
    return [found[first].text, *(one.text for one in like)]


def _whole_lead(section: Sequence[Line], width: int) -> tuple[Recommendation, ...]:
    """The sentence a section begins with where it is the whole recommendation; a list further down is another part's."""
    end = next((index for index, line in enumerate(section) if mark_of(line.text)), 0)
    for first in paragraphs(section[:end], width=width)[:1]:
        if _WHOLE.match(first.text) and first.text.endswith(".") and not _ANNOUNCES.search(first.text):
            return _each_that((first.text,))
    return ()


def _in_running_text(lines: Sequence[Line], width: int) -> tuple[Recommendation, ...]:
    """What a report without a part for it asks for: 'The Committee is invited to note ...', 'Staff recommends ...'."""
    for index, line in enumerate(lines[:_SAID_LINES]):
        if not _SAID.match(line.text) or line.table or not (line.gap or line.top or index == 0):
            continue
        end = next(
            (at for at in range(index + 1, len(lines)) if is_break(lines[at - 1], lines[at], width)),
            len(lines),
        )
        text = join(one.text for one in lines[index:end])
        if text.endswith(":"):
            points = enumerated(lines[end : end + 40], width)
            return points if points and points[0].ref else ()
        if text.endswith("."):
            return _each_that((text,))
    return ()


def _without_lone_numbers(section: Sequence[Line]) -> list[Line]:
    """A section without a number alone at the foot of a page, which would part a list, and with that of a row before its text."""
    last = {line.page: line for line in section}
    found: list[Line] = []
    number = ""
    for line, following in zip_longest(section, section[1:]):
        if line.text.isdecimal() and following and _asks_for(following.text):
            number = f"{line.text}. "
        elif line is not last[line.page] or not line.text.isdecimal():
            found.append(replace(line, text=number + line.text) if number else line)
            number = ""
    return found


def _stands_between(lines: Sequence[Line], mark: Mark | None) -> int:
    """How many lines stand in a list that goes on under them: a label or a lead, or what is printed at a page's edge."""
    for index, line in enumerate(lines[1:_EDGE_LINES], start=1):
        following = mark_of(line.text, mark)
        if following is None or not following.rest or not follows(mark, following):
            continue
        label = index == 1 and lines[0].text.endswith(":") and not lines[0].bold and _asks_for(following.rest)
        overleaf = line.page != lines[0].page and all(len(one.text) < 60 for one in lines[:index])
        return index if label or overleaf else 0
    return 0


def _appendices(lines: Sequence[Line], headings: Sequence[int], width: int) -> tuple[tuple[str, str], ...]:
    for index, line in enumerate(lines):
        heading = APPENDICES.fullmatch(line.text)
        if heading is None or len(line.text) > 120:
            continue
        found: list[tuple[str, list[str]]] = []
        before: Line | None = None
        for part in _section(lines, headings, index, heading["rest"])[:60]:
            checked = CHECKED.search(part.text)
            listed = _LISTED.match(part.text[: checked.start()] if checked else part.text)
            if listed and checked and not checked["there"]:
                continue
            if listed and (listed["word"] or listed["mark"]) and not _NONE.fullmatch(listed["title"]):
                found.append((listed["ref"].upper(), [listed["title"]]))
            elif not found or listed or (before and is_break(before, part, width)):
                break
            else:
                found[-1][1].append(part.text)
            before = part
        if found:
            return tuple((ref, join(texts)) for ref, texts in found)
    return ()
