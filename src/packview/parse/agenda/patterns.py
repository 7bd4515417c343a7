"""What the lines of an agenda look like: headings, page ranges, parts, signatures, and where the papers begin."""

import re
from collections.abc import Sequence

from packview.model.pack import ItemStatus
from packview.parse.meeting.names import body_name, council_name, is_body_name
from packview.parse.meeting.people import is_office, is_person
from packview.parse.text.lines import Line
from packview.parse.text.numbering import Number
from packview.parse.text.patterns import WORDS, any_case, listed, one_a_line
from packview.text import one_line
from packview.wording.dates import WEEKDAYS

CALLED = any_case(r"agenda (?:for|of) (?:a|the) meeting\b|(?:the )?agenda\b.{0,80}\b(?:is|are|follows)\s*:")
_HEADING = any_case(
    r"a\s?g\s?e\s?n\s?d\s?a|order of business|items (?:of business|for discussion)|business to be transacted|order of proceedings"
)
_BESIDE_HEADING = listed(WORDS["patterns"]["beside_heading"])
_AROUND_HEADING = any_case(rf"\b{_BESIDE_HEADING}\b|[*_:#.|\u2013-]")
OWN_RANGE = re.compile(r"\d{1,4}\s*[-\u2013\u2014]\s*\d{1,4}")
"""The pages of an item on a line of their own."""
END_RANGE = re.compile(
    r".*(?:[^\s\d,(\[]|\b(?:19|20)\d\d)\s+(?P<first>\d{1,3})\s*[-\u2013\u2014]\s*(?P<last>\d{1,3})"
)
"""The pages of an item behind its title or its text, which a column at the right edge puts there."""
BARE_RANGE = any_case(
    r"(?:^|\s+)(?:pages?\s+)?(?P<first>\d{1,4})(?:\s*(?:[-\u2013\u2014]|to)\s*(?P<last>\d{1,4}))?$"
)
OPEN_RANGE = any_case(r"[(\[]\s*(?:pages?|pgs?\.?|pp\.?)?[^)\]]{0,20}$")
PAGE_COLUMN = any_case(r"(?<![(\[])(?<![(\[] )\bpages?(?:\s*(?:no|nos|number|numbers|\(s\))\.?)?\s*$")
EXEMPT_PART = any_case(one_a_line(WORDS["agenda"]["exempt_parts"]))
OPEN_PART = any_case(
    r"(?:part\s+(?:1|i|one|a)\b.*|(?:unrestricted|public|open|non-exempt)\s+(?:items?|business|session|part|reports?)\b.*"
    r"|re-?admission of (?:the )?(?:press|public)\b.*)"
)
MORE_ITEMS = any_case(r"(?:urgent|late|additional|supplementary) (?:items?|business|reports?)\W*")
EXCLUSION = any_case(r"(?:motion to )?exclu(?:sion of|de) (?:the )?(?:press|public)\b")
ONLY_IF = any_case(
    r"\b(?:possible|if any|if (?:required|necessary|needed)|whether|any (?:item|items|of the)|identify)\b"
)
ITEM_EXEMPT = any_case(one_a_line(WORDS["agenda"]["exempt_items"]))
PART_ONLY = any_case(r"\b(?:appendi(?:x|ces)|annex(?:es|ure)?|schedule(?! 12)|enclosure)\b")
SIGNED = any_case(one_a_line(WORDS["agenda"]["signatures"]).replace("WEEKDAY", "|".join(WEEKDAYS)))
_PAPERS_BEGIN = any_case(
    r"(?:decision[- ]?maker|report (?:to|of|by|author)|from|subject|committee report)\s*:|minutes of (?:the|a) .*\b(?:meeting|committee|panel|board|cabinet|council)\b"
    r"|(?:appendix|annex)\s+\w{1,3}$"
)
MINUTES_BEGIN = any_case(r"minutes of (?:the|a) (?:\w+ ){0,4}meeting\b")
CONSENT = any_case(r"(?<!non-)(?<!non )\bconsent\b")
_STATUSES: dict[ItemStatus, re.Pattern[str]] = {
    "withdrawn": any_case(r"\b(?:item |report )?(?:withdrawn|removed from (?:the )?agenda|pulled)\b"),
    "deferred": any_case(
        r"(?:[-\u2013(\[*:]\s*|^)(?:(?:item|report|application|now) )?(?:deferred|postponed)\W*$|\b(?:deferred|postponed) (?:to|until)\b"
    ),
}


def status_in(text: str) -> ItemStatus:
    """What a title or a remark under it says became of the item; '' where it says nothing."""
    return next((status for status, pattern in _STATUSES.items() if pattern.search(text)), "")


def is_agenda_heading(text: str) -> bool:
    """Whether a line is the heading of an agenda: 'AGENDA', '*** AGENDA ***', 'City Council Agenda', 'A.G.M. Agenda'."""
    text = re.sub(r"\bnos?\.$", "", one_line(text), flags=re.IGNORECASE).strip()
    found = _HEADING.search(text)
    if found is None or len(text) > 80 or text.endswith((".", ",", ";")):
        return False
    rest = one_line(f"{text[: found.start()]} {text[found.end() :]}")
    plain = one_line(_AROUND_HEADING.sub(" ", rest))
    if not plain:
        return True
    name = rest.strip(" -\u2013:*|").removesuffix(" Meeting").removesuffix(" MEETING")
    behind = text[found.end() :]  # 'City Council Agenda', 'Agenda - Annual meeting of the council'
    ends = not behind.strip(" -:*0123456789") if found.start() else re.match(r"\s*[-\u2013:]\s", behind)
    return bool(ends and (body_name(name) or council_name(name)))


def is_part(line: Line, pattern: re.Pattern[str], before: Number | None) -> bool:
    """Whether a line is the heading of a part of the agenda, by a pattern of such headings."""
    text = line.text
    if before is not None and before.shape[:1].isalpha():  # items are numbered A1, A2, B1: 'C. Exempt items'
        text = re.sub(r"^(?:part )?[A-Z][.):]?\s+", "", text, flags=re.IGNORECASE)
    text = text.strip(" -\u2013:*")
    if text.endswith(".") or re.search(
        r"\b(?:by virtue|paragraph|appendix|this (?:report|item))\b", text, re.IGNORECASE
    ):
        return False
    return bool(pattern.fullmatch(text)) and len(text) < 90


def is_signature(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name of an officer whose office stands under it or behind it."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    name, comma, office = lines[index].text.partition(", ")
    beside = bool(comma) and is_person(name) and is_office(office)
    return lines[index].gap and (beside or (is_person(lines[index].text) and is_office(following)))


def ends_agenda(line: Line, before: Line) -> bool:
    """Whether a paper begins with a line, so that the agenda has ended."""
    if MINUTES_BEGIN.match(line.text) and is_body_name(before.text):
        return True
    return papers_begin(line) and not before.text.endswith((" of", " the", "(", ","))


def papers_begin(line: Line) -> bool:
    """Whether a line looks as the first of a paper does."""
    return bool(_PAPERS_BEGIN.match(line.text)) and (line.gap or line.top) and not line.bullet
