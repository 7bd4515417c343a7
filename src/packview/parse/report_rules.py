"""What the parts of an officer's report are called: keys of the header table, and headings."""

import re

from packview.parse.lines import Line, is_capitals

_KEYS = (
    r"decision[- ]?maker",
    "subject",
    "(?:report )?title",
    "date of (?:decision|meeting|committee)",
    "(?:meeting )?date",
    "report (?:of|by|to|from|authors?)",
    "authors?",
    "lead (?:officer|director|member|councillor|cabinet member)",
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
_INSIDE_A_FIELD = re.compile(
    r"(?:name|tel(?:ephone)?|e-?mail|phone|mobile|ext|address|note|job title|https?)$", re.IGNORECASE
)
_STANDS_ALONE = re.compile(r"statement of confidentiality|contact details", re.IGNORECASE)
_LATE = re.compile(
    r"(?P<key>key decision|wards/communities affected|wards affected)\s*[?:]?\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)

_NUMBER = r"(?:(?P<number>\d{1,2})(?:\.0)?\.?\s+)?"
SUMMARY = re.compile(
    rf"{_NUMBER}(?P<name>brief summary|executive summary|(?:report )?summary(?: of (?:the )?(?:report|main issues))?|purpose(?: and summary)?(?: of (?:the |this )?report)?"
    r"|what is this report about\?)\s*(?::|\.?$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
RECOMMENDATIONS = re.compile(
    rf"{_NUMBER}(?:officers?\W* |proposed )?(?:recommendations?(?:\(s\))?|recommended(?: that)?)(?:\s+(?:to|for|of) [a-z ]{{1,40}})?\s*(?:[:\u2013-]|\.?$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"(?:it is (?:therefore )?recommended(?: that)?|(?:that )?(?:the )?[\w ,&-]{3,60}? (?:is|are) (?:asked|recommended|requested|invited) to)\b.{0,40}:$",
    re.IGNORECASE,
)
APPENDICES = re.compile(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes)(?: attached| to (?:the|this) report)?\s*(?::|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"{_NUMBER}(?:list of )?(?:appendices|annexes|(?:other )?background (?:papers|documents)|documents in members|equality impact|privacy impact|data protection impact)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"{_NUMBER}(?:reasons? for\b.*|alternative options?\b.*|(?:other )?options?(?: considered| analysis)?\b.{{0,40}}|background(?: (?:information|papers|documents|and context))?|introduction"
    r"|details?(?: \(.*\))?|context|conclusions?|proposals?(?: and .*)?|main (?:issues|report)|key (?:issues|considerations|points)|(?:current )?position|consultation.{0,40}"
    r"|next steps|[a-z/ &,-]{3,50} implications?|corporate (?:priorities|plan).{0,40}|supporting documentation|other background documents|documents in members.*|contact details"
    r"|risk(?:s| management| assessment)?|equalit(?:y|ies)\b.{0,40}|privacy impact.{0,30}|data protection impact.{0,30}|report|capital/revenue|property/other|governance"
    r"|relevant history|the report|scope|discussion|resource implications|decision required)\s*:?$",
    re.IGNORECASE,
)
_BOOKMARKED = re.compile(r"_\w+|OLE_LINK\d+|bookmark\d*|page \d+|untitled", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\.?0?\.?\s+(?P<title>[A-Z][^.;]{2,90})$")


def is_part_heading(text: str) -> bool:
    """Whether a text is what the parts of a report are called: 'Introduction', '3. Financial implications'."""
    return any(
        pattern.fullmatch(text) for pattern in (SUMMARY, RECOMMENDATIONS, APPENDICES, _OTHERS)
    ) or bool(_BOOKMARKED.fullmatch(text))


def key_of(line: Line, *, in_table: bool) -> tuple[str, str] | None:
    """The key and the beginning of the value where a line starts a field of the header table.

    Args:
        line: the line.
        in_table: fields came before it, so a key we do not know is believed too.
    """
    if line.bullet:
        return None
    found = _KEY.match(line.text)
    if found and (
        found["mark"].strip() or found["value"].startswith("Name") or _STANDS_ALONE.fullmatch(found["key"])
    ):
        return sentence_case(found["key"]), found["value"]
    other = _OTHER_KEY.match(line.text) if in_table else None
    if (
        other
        and not _INSIDE_A_FIELD.search(other["key"])
        and not SUMMARY.match(line.text)
        and not RECOMMENDATIONS.match(line.text)
    ):
        return sentence_case(other["key"]), other["value"]
    return None


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
    if (
        SUMMARY.fullmatch(text)
        or RECOMMENDATIONS.fullmatch(text)
        or APPENDICES.fullmatch(text)
        or _OTHERS.fullmatch(text)
    ):
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
    return bool(line.bold) and bool(numbered) and not text.endswith(",")
