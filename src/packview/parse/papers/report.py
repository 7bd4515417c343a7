"""An officer's report: the header table, the brief summary, the recommendations, and what it says is attached.

What the parts of an officer's report are called: keys of the header table, and headings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile, zip_longest

from packview.model import Recommendation
from packview.parse.text.lines import (
    Line,
    Mark,
    Paragraph,
    follows,
    is_break,
    is_capitals,
    join,
    mark_of,
    paragraphs,
    width_of,
)

_KEYS = (
    r"decision[- ]?maker|decision (?:taken|made) by",
    "subject",
    "(?:report )?title",
    "date of (?:decision|meeting|committee)",
    "(?:meeting )?date",
    "report (?:of|by|to|from|authors?)",
    "authors?",
    "(?:lead|responsible|reporting|presenting) (?:officer|director|member|councillor|cabinet member)",
    "(?:corporate |strategic |executive |assistant |service )?director",
    "cabinet member|portfolio holder|executive member|chief officer",
    "from|to|by",
    "decision (?:no|number|reference|type|due date)",
    "reference(?: no| number)?",
    "key decision",
    "classification|status|exempt(?: information)?|confidentiality",
    "statement of confidentiality",
    "(?:past |future )?pathway(?: of (?:the )?(?:report|paper))?",
    "electoral divisions?(?: affected)?|divisions? affected",
    "wards?(?:\\(s\\))?(?:/communities)?(?: affected)?",
    "is (?:the|this) (?:decision|a key decision|report)\\b[^:?]{0,40}",
    "contact(?: officers?| details)?|officer contact",
    "committee|meeting",
    "part",
)
_KEY = re.compile(
    rf"(?P<key>{'|'.join(_KEYS)})(?:\s*\([^)]{{1,30}}\))?(?P<mark>\s*[:?](?:\s*[:?])*|\s+(?=Name\s*:)|\s*$)\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_OTHER_KEY = re.compile(r"(?P<key>[A-Z][\w\u2019'&/()-]*(?: [\w\u2019'&/()-]+){0,5})\s*:\s+(?P<value>\S.*)$")
_KEY_ALONE = re.compile(r"(?P<key>[A-Z][A-Z '&/()-]{2,40}):(?P<value>)")
_INSIDE_A_FIELD = re.compile(
    r"(?:name|tel(?:ephone)?|e-?mail|phone|mobile|ext|address|note|job title|https?)$", re.IGNORECASE
)
_STANDS_ALONE = re.compile(r"statement of confidentiality|contact details", re.IGNORECASE)
_LATE = re.compile(
    r"(?P<key>key decision|wards/communities affected|wards affected)\s*[?:]?\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)

_NUMBER = r"(?:(?P<number>\d{1,2})(?:\.0)?\.?\s+)?"
_SUMMARIES = (
    r"brief summary", r"executive summary", r"(?:report )?summary(?: of (?:the )?(?:report|main issues))?",
    r"purpose(?: and summary)?(?: of (?:the |this )?report)?", r"what is this report about\?",
)  # fmt: skip
SUMMARY = re.compile(
    rf"{_NUMBER}(?P<name>{'|'.join(_SUMMARIES)})\s*(?::|\.?$)\s*(?P<rest>.*)$", re.IGNORECASE
)
_WHOSE = r"(?:(?:officers?|staff|directors?|clerks?|proposed|draft)(?:\W*s)?\W*\s)?"
_ACTION = r"(?:\s(?:actions?|decisions?|motions?|resolutions?))?"
RECOMMENDATIONS = re.compile(
    rf"{_NUMBER}{_WHOSE}(?:recommendations?(?:\(s\))?|recommended{_ACTION}(?:\sthat\b[^:]{{0,80}}(?=:|\.?$))?)"
    r"(?:\s+(?:to|for|of) [a-z ]{1,40})?\s*(?:[:\u2013-]|\.?$|(?P<cell>(?=\s\(?[1ai][.)]\s)))\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_IS_ASKED = r"(?:the )?[\w ,&-]{3,60}? (?:is|are) (?:asked|recommended|requested|invited) to"
ASKED = re.compile(
    rf"(?:it is (?:therefore )?recommended(?: that)?|(?:that )?{_IS_ASKED})\b.{{0,40}}:\W*$", re.IGNORECASE
)
DECIDED = re.compile(
    r"(?:as [\w ,&-]{3,60}, )?(?:i|we|(?:the )?(?:cabinet|council|committee|executive|board|panel)(?: [\w&,-]+){0,6})"
    r" (?:agreed?s?|resolved?s?|decided?s?) to:\W*$",
    re.IGNORECASE,
)
SOUGHT = re.compile(
    rf"{_NUMBER}(?:(?:decisions?|actions?)(?:\(s\))? (?:sought|required|requested)|matters? for decision|proposed decisions?|decisions?(?: (?:made|taken))?)\s*:?\s*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"(?:(?:it is )?recommended )?that\b|{_IS_ASKED}\b", re.IGNORECASE)
"""How a recommendation begins that is a sentence of its own, with no list under it."""
_ANNOUNCES = re.compile(r"\b(?:following|below|as follows|these|recommendations)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:that |to )?(?:the \w+ )?(?:agree|approve|authori[sz]e|delegate|note|endorse|recommend|adopt|grant|accept)s?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:recommendation|decision|proposal)\s(?P<ref>\d{1,2}|[A-Z])\s*[:.\u2013-]\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_LEADS = re.compile(r":\W*$")
_EDGE_LINES = 5
"""Lines after which a list may go on overleaf: a page's number and footer, and the next page's header."""
_LABEL = re.compile(r"[A-Z][\w ]{2,40}:")
"""A few words over some of the recommendations: 'Contractual:'."""
APPENDICES = re.compile(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes)(?: attached| to (?:the|this) report)?\s*(?::|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes|(?:other )?background (?:papers|documents)|documents in members|equality impact|privacy impact|data protection impact)\b",
    re.IGNORECASE,
)
_OTHER_PARTS = (
    r"reasons? for\b.*", r"alternative options?\b.*", r"(?:other )?options?(?: considered| analysis)?\b.{0,40}",
    r"background(?: (?:information|papers|documents|and context))?", r"introduction", r"details?(?: \(.*\))?",
    r"context", r"conclusions?", r"proposals?(?: and .*)?", r"main (?:issues|report)",
    r"key (?:issues|considerations|points)", r"(?:current )?position", r"consultation.{0,40}", r"next steps",
    r"[a-z/ &,-]{3,50} implications?", r"corporate (?:priorities|plan).{0,40}", r"supporting documentation",
    r"other background documents", r"documents in members.*", r"contact details",
    r"risk(?:s| management| assessment)?", r"equalit(?:y|ies)\b.{0,40}", r"privacy impact.{0,30}",
    r"data protection impact.{0,30}", r"report", r"capital/revenue", r"property/other", r"governance",
    r"relevant history", r"the report", r"scope", r"discussion", r"resource implications",
)  # fmt: skip
_OTHERS = re.compile(rf"{_NUMBER}(?:{'|'.join(_OTHER_PARTS)})\s*:?$", re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<name>[A-Z][^:]{3,50}):\s+\S")
_PARTS = (SUMMARY, RECOMMENDATIONS, SOUGHT, APPENDICES, _OTHERS)
_BOOKMARKED = re.compile(r"_\w+|OLE_LINK\d+|bookmark\d*|page \d+|untitled", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\.?0?\.?\s+(?P<title>[A-Z][^.;]{2,90})$")


def is_part_heading(text: str) -> bool:
    """Whether a text is what the parts of a report are called: 'Introduction', '3. Financial implications'."""
    return any(pattern.fullmatch(text) for pattern in (*_PARTS, _BOOKMARKED))


def key_of(line: Line, *, in_table: bool) -> tuple[str, str] | None:
    """The key and the beginning of the value where a line starts a field of the header table; ``in_table`` an unknown key too."""
    if line.bullet:
        return None
    found = _KEY.match(line.text)
    if found and (
        found["mark"].strip() or found["value"].startswith("Name") or _STANDS_ALONE.fullmatch(found["key"])
    ):
        return sentence_case(found["key"]), found["value"]
    if not in_table:
        return None
    if late := late_key_of(line):
        return late
    other = _OTHER_KEY.match(line.text) or _KEY_ALONE.fullmatch(line.text)
    if (
        other
        and not _INSIDE_A_FIELD.search(other["key"])
        and not _begins_summary(line.text)
        and not RECOMMENDATIONS.match(line.text)
    ):
        return sentence_case(other["key"]), other["value"]
    return None


def _begins_summary(text: str) -> bool:
    found = SUMMARY.match(text)
    return found is not None and not (found["rest"] and _is_label([found["rest"]]))


_REPORT_OF = re.compile(r"(?:joint )?report (?:of|by|from|to) the [A-Z][^.:]{3,80}$", re.IGNORECASE)
"""The author or reader of a report where no colon says so: 'Report of the Director of Place'."""


def begins_as_report(lines: Sequence[Line]) -> bool:
    """Whether a page begins as a report does, as far as two keys of its header table show, or one and 'Report of the ...'."""
    head = lines[:_HEAD_LINES]
    keys = {key[0] for line in head if (key := key_of(line, in_table=False))}
    return len(keys) + any(_REPORT_OF.match(line.text) for line in head) > 1


def late_key_of(line: Line) -> tuple[str, str] | None:
    """The key and value of a field that stands far down in a report."""
    found = _LATE.match(line.text)
    return (sentence_case(found["key"]), found["value"]) if found else None


def sentence_case(key: str) -> str:
    """A key as it is shown: 'Date of decision' for 'DATE OF DECISION'."""
    key = " ".join(key.split()).rstrip("?: ")
    return key[:1].upper() + key[1:].lower()


def is_heading(line: Line, following: Line | None) -> bool:
    """Whether a line is the heading of a part of the report, whichever."""
    text = line.text
    if line.bullet or len(text) > 100:
        return False
    if any(pattern.fullmatch(text) for pattern in _PARTS):
        return True
    if (
        is_capitals(text)
        and len(text) > 4
        and not text.startswith("(")
        and not text.endswith((".", ";", ","))
    ):
        return sum(character.isalpha() for character in text) > 0.6 * len(text)
    numbered = _NUMBERED.match(text)
    if numbered and following and re.match(rf"{numbered['number']}\.1\b", following.text):
        return True
    if numbered is None or not line.bold or text.endswith(","):
        return False
    return not (_ASKS.match(numbered["title"]) or _WHOLE.match(numbered["title"]))


_HEAD_LINES = 20
"""Lines from the top of a file among which its header table shows it to be a report."""
_TABLE_LINES = 70
"""Lines from the top of a report in which its header table is looked for."""
_PEOPLE_KEYS = (
    "from",
    "report of",
    "report by",
    "author",
    "director",
    "contact",
    "lead",
    "report author",
    "to",
    "past pathway",
)
_SUB_LINE = re.compile(r"\s*\b(?=(?:name|tel|telephone|e-?mail|phone|mobile)\s*:)", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:(?P<word>appendix|annexe?|schedule|enclosure)\s+)?(?P<ref>\d{1,2}[A-Za-z]?|[A-Z]{1,2}\d?)\s*(?P<mark>[.):]|\s?[\u2013-])?\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
CHECKED = re.compile(r"\s(?:(?P<there>yes)|no|n/a)\.?$", re.IGNORECASE)
"""What a check-list of appendices says behind each: 'Appendix C - Summary of consultation NO'."""
_NONE = re.compile(r"(?:none|n/?a|not applicable|nil|no|-)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An appendix as the report lists it: '1' and 'Annual report'."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report's own pages say about it.

    Attributes:
        summary: paragraphs joined by line feeds.
        last_page: PDF page on which it lists what is attached and what it rests on, None where it does not.
    """

    fields: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    appendices: tuple[Listed, ...] = ()
    last_page: int | None = None

    @property
    def title(self) -> str:
        """What its header table calls it, '' where that does not say."""
        return subject_of(self.fields)


def subject_of(fields: Mapping[str, str]) -> str:
    """What the header table of a report calls it, '' where it does not say."""
    return next((fields[key] for key in ("Subject", "Report title", "Title") if key in fields), "")


def read_report(lines: Sequence[Line]) -> Report:
    """The parts of a report, from its lines and those that follow in the same item."""
    width = width_of(lines[:200])
    headings = [
        index
        for index, line in enumerate(lines)
        if is_heading(line, lines[index + 1] if index + 1 < len(lines) else None)
    ]
    fields, table_end = read_fields(lines, headings)
    for line in lines[table_end:]:
        late = late_key_of(line)
        if late and late[0] not in fields:
            fields[late[0]] = late[1]
    return Report(
        fields=fields,
        summary=_summary(lines, headings, width),
        recommendations=_recommendations(lines, headings, width),
        appendices=_appendices(lines, headings, width),
        last_page=_last_page(lines, headings),
    )


def _last_page(lines: Sequence[Line], headings: Sequence[int]) -> int | None:
    begin = next((index for index in headings if APPENDICES.fullmatch(lines[index].text)), None)
    if begin is None:
        return None
    return max(
        lines[index].page
        for index in headings
        if begin <= index < begin + 80 and CLOSING.match(lines[index].text)
    )


def read_fields(lines: Sequence[Line], headings: Sequence[int]) -> tuple[dict[str, str], int]:
    """The header table at the top of a report, and the index of the line after it; ``headings`` are indexes of lines."""
    stops = set(headings)
    fields: dict[str, list[Line]] = {}
    current: str | None = None
    for index, line, key in _with_keys(lines[:_TABLE_LINES], fields):
        if fields and line.page != lines[0].page:
            return _joined(fields), index
        if key and key[0] not in fields:
            current = key[0]
            fields[current] = [Line(text=key[1], page=line.page, gap=line.gap)] if key[1] else []
        elif (_begins_summary(line.text) or RECOMMENDATIONS.match(line.text)) and (
            index in stops or ":" in line.text or mark_of(line.text.partition(" ")[2])
        ):
            return _joined(fields), index
        elif index in stops and (current is None or not _continues(fields[current], line)):
            if fields and current not in {None, "Contact details"}:
                return _joined(fields), index
        elif current is not None and _is_prose_under(fields[current], line):
            current = None
        elif current is not None and len(fields[current]) < 14:
            fields[current].append(line)
    return (_joined(fields), _TABLE_LINES) if len(fields) > 1 else ({}, 0)


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


def _is_prose_under(values: Sequence[Line], line: Line) -> bool:
    """Whether a line begins a paragraph of its own under the table, and is no more of a value."""
    text = line.text
    sentence = len(text.split()) > 5 and text[0].isupper() and (text.endswith(".") or len(text) > 60)
    return bool(values) and line.gap and sentence


def _continues(values: Sequence[Line], line: Line) -> bool:
    """Whether a line in capitals goes on with a value in capitals, or is the first line of one."""
    return not values or (len(values) < 4 and values[-1].text.isupper() and not line.bold)


def _joined(fields: dict[str, list[Line]]) -> dict[str, str]:
    return {key: text for key, values in fields.items() if (text := _value(key, values))}


def _value(key: str, values: Sequence[Line]) -> str:
    """A field's lines as text: sub-lines such as 'Name:' and 'Tel:' and several people each on a line of their own."""
    groups: list[list[str]] = []
    many = key.casefold().startswith(_PEOPLE_KEYS)
    for line in values:
        if groups and not (many and line.gap) and not _SUB_LINE.match(line.text):
            groups[-1].append(line.printed)
        else:
            groups.append([line.printed])
    text = "\n".join(join(group) for group in groups)
    return "\n".join(
        part for part in (part.strip() for part in _SUB_LINE.sub("\n", text).split("\n")) if part
    )


def _section(lines: Sequence[Line], headings: Sequence[int], begin: int, rest: str) -> list[Line]:
    """The lines under a heading up to the next, with what stands beside the heading itself."""
    end = next((index for index in headings if index > begin), len(lines))
    inside = range(begin + 1, end)
    end = next((index for index in inside if _is_set_apart(lines, begin, index)), end)
    first = [Line(text=rest, page=lines[begin].page)] if rest else []
    return [*first, *lines[begin + 1 : end]]


def _is_set_apart(lines: Sequence[Line], begin: int, index: int) -> bool:
    """Whether a line begins another part by its look: 'BACKGROUND: The road ...', or bold as the heading and not the text."""
    line, before = lines[index], lines[index - 1]
    name = _RUN_IN.match(line.text)
    if name and not line.bullet and (_OTHERS.fullmatch(name["name"]) or is_capitals(name["name"])):
        return True
    text = line.text
    titled = text[0].isupper() and not text.endswith((".", ",", ";", ":")) and len(text) < 80
    titled = titled and not before.text.endswith(":") and not _ASKS.match(text)
    return bool(lines[begin].bold and line.bold and titled) and index > begin + 1 and before.bold is not True


def _summary(lines: Sequence[Line], headings: Sequence[int], width: int) -> str:
    best: tuple[int, str] | None = None
    for index, line in enumerate(lines[:400]):
        found = SUMMARY.match(line.text)
        if found is None:
            continue
        rank = next(
            rank
            for rank, name in enumerate(("brief", "exec", "summ", "report", "purp", "what"))
            if found["name"].casefold().startswith(name)
        )
        section = _until_recommended(_section(lines, headings, index, found["rest"]))
        parts = [
            ("\u2022 " if paragraph.bullet else "") + paragraph.text
            for paragraph in paragraphs(section, width=width)
        ]
        if parts and (best is None or rank < best[0]) and not (found["rest"] and _is_label(parts)):
            best = (rank, "\n".join(parts))
    return best[1] if best else ""


def _is_label(parts: Sequence[str]) -> bool:
    """Whether what stands beside 'Purpose:' says of what kind the report is: 'Final Decision Report'."""
    return len(parts) == 1 and len(parts[0].split()) < 7 and not parts[0].endswith(".")


def _until_recommended(section: list[Line]) -> list[Line]:
    for index, line in enumerate(section):
        found = RECOMMENDATIONS.match(line.text)
        if found and ":" in line.text:
            return section[:index]
    return section[:120]


def _recommendations(
    lines: Sequence[Line], headings: Sequence[int], width: int
) -> tuple[Recommendation, ...]:
    for pattern in (RECOMMENDATIONS, ASKED, DECIDED, SOUGHT):
        for index, line in enumerate(lines[:600]):
            found = pattern.match(line.text)
            if found is None or (
                pattern is RECOMMENDATIONS
                and found["rest"]
                and found["cell"] is None
                and ":" not in line.text
                and "\u2013" not in line.text
            ):
                continue
            rest = found["rest"] if pattern is RECOMMENDATIONS else ""
            section = _without_page_numbers(_section(lines, headings, index, rest)[:150])
            numbered = found["number"] if pattern is RECOMMENDATIONS else None
            if lead := _whole_lead(section, width):
                return (Recommendation(ref="", text=lead),)
            result = enumerated(section, width, stop=int(numbered) + 1 if numbered else None)
            if result:
                return result
    return ()


def enumerated(section: Sequence[Line], width: int, *, stop: int | None = None) -> tuple[Recommendation, ...]:
    """A list such as (i), (ii) or A., B. as recommendations; without enumerators the paragraphs that ask for something.

    It ends at ``stop``, the number of the part that follows, where the parts of the report are numbered.
    """
    found: list[tuple[str, list[str]]] = []
    mark: Mark | None = None
    skipped = 0
    for index, line in enumerate(section):
        if skipped:
            skipped -= 1
            continue
        here = _mark(line, mark)
        if here and stop is not None and here.style == "digit" and here.key == str(stop):
            break
        if len(found) == 1 and here and here.rest and _opens_under(found[0], mark, here):
            mark = here
            found = [(here.ref, [here.rest])]
        elif here and here.rest and (follows(mark, here) or (index == 0 and here.style == "digit")):
            mark = here
            found.append((here.ref, [here.rest]))
        elif found and _is_apart(section[index - 1], line, width) and (not here or here.rest.endswith(":")):
            # What is not in the list ends it, but for a label or the edge of a page within it.
            skipped = _stands_between(section[index:], mark)
            if not skipped:
                break
            skipped -= 1
        elif found:
            found[-1][1].append(line.text)
    if found:
        return tuple(Recommendation(ref=ref, text=join(texts)) for ref, texts in found)
    return tuple(Recommendation(ref="", text=text) for text in _asked(paragraphs(section, width=width)))


def _mark(line: Line, before: Mark | None) -> Mark | None:
    """The enumerator of a line; '1' of 'Recommendation 1: That ...' too."""
    named = _NAMED.match(line.text)
    return mark_of(f"{named['ref']}. {named['rest']}" if named else line.text, before)


def _asked(found: Sequence[Paragraph]) -> list[str]:
    """The paragraphs that ask for something: those under a lead that ends in a colon, else the first, and more like it."""
    if len(found) > 1 and found[0].text.endswith(":"):
        return [one.text for one in found[1:12] if one.bullet == found[1].bullet]
    if not found or _NONE.fullmatch(found[0].text):
        return []
    first = next((index for index, one in enumerate(found) if _WHOLE.match(one.text)), 0)
    like = takewhile(lambda one: _WHOLE.match(one.text) or _ASKS.match(one.text), found[first + 1 :])
    return [found[first].text, *(one.text for one in like)]


def _whole_lead(section: Sequence[Line], width: int) -> str:
    """The sentence a section begins with where it is the whole recommendation; a list further down is another part's."""
    end = next((index for index, line in enumerate(section) if _mark(line, None)), None)
    first = next(iter(paragraphs(section[:end], width=width)), None) if end else None
    if first and _WHOLE.match(first.text) and first.text.endswith(".") and not _ANNOUNCES.search(first.text):
        return first.text
    return ""


def _is_apart(before: Line, line: Line, width: int) -> bool:
    """Whether a line begins a paragraph that is no part of a list."""
    return is_break(before, line, width) and not line.bullet and not line.indented


def _without_page_numbers(section: Sequence[Line]) -> list[Line]:
    """A section without a lone number at the foot of a page, which would part a list that goes on overleaf."""
    last = {line.page: line for line in section}
    return [line for line in section if line is not last[line.page] or not line.text.isdecimal()]


def _stands_between(lines: Sequence[Line], mark: Mark | None) -> int:
    """How many lines stand in a list that goes on under them: a label or a lead, or what is printed at a page's edge."""
    for index, line in enumerate(lines[1:_EDGE_LINES], start=1):
        following = _mark(line, mark)
        if following is None or not following.rest or not follows(mark, following):
            continue
        text = lines[0].text
        labelled = _LABEL.fullmatch(text) and not lines[0].bold and _ASKS.match(following.rest)
        overleaf = line.page != lines[0].page and all(len(one.text) < 60 for one in lines[:index])
        return index if overleaf or (index == 1 and (labelled or ASKED.search(text))) else 0
    return 0


def _opens_under(lead: tuple[str, list[str]], mark: Mark | None, here: Mark) -> bool:
    """Whether a list begins under '2.1 That the Panel:', which is the beginning of each of its sentences and none itself."""
    return (
        mark is not None
        and mark.style == "section" != here.style
        and _LEADS.search(lead[1][-1]) is not None
        and follows(None, here)
    )


def _appendices(lines: Sequence[Line], headings: Sequence[int], width: int) -> tuple[Listed, ...]:
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
            return tuple(Listed(ref=ref, title=join(texts)) for ref, texts in found)
    return ()
