"""The minutes of a meeting: who was there, and the numbered items."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from packview.model import Attendee, Document, Meeting, Minutes
from packview.parse.meeting.evidence import Witnesses
from packview.parse.meeting.facts import facts_of
from packview.parse.meeting.minute_items import MINUTES_LABEL, find_items, read_item
from packview.parse.meeting.motions import is_vote_row
from packview.parse.meeting.names import BODY_WORD, body_name, council_name, is_body_name
from packview.parse.meeting.people import (
    CIVIL,
    CONSTABLE,
    PLURAL,
    TITLED,
    TITLES,
    is_list_heading,
    is_seat,
    may_be_heading,
    people_in,
)
from packview.parse.text.lines import Line, is_capitals, join, width_of
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import any_case, listed
from packview.parse.text.titles import SAYS, open_bracket
from packview.text import one_line
from packview.wording.periods import first_date

_EDITION = listed(
    "open official unapproved ordinary draft unconfirmed confirmed approved public final unadopted adopted printed"
)
_HEADING = any_case(
    rf"(?:\W|\*)*(?:{_EDITION}\s+)*minutes?\b"
    r"(?:.{0,40}\bmeeting\b|.{0,60}\bheld\b| of (?:the|a) .{3,80}|\s+of\s+proceedings\b.*|\W*$)|minutes? of .{3,90}$"
)
_NAMED = any_case(
    r"(?P<before>.{0,70}?)\b(?:minutes|(?:meeting|session)\s+notes|notes\s+of\s+(?:the\s+)?meeting)\b\W*(?P<after>.{0,20})$"
)
_AROUND_WORDS = listed(
    "draft approved unconfirmed final public regular special annual ordinary extraordinary meeting session work study general "
    "summary of the for council board committee"
)
_AROUND = any_case(rf"\b{_AROUND_WORDS}\b|[-\u2013:*|.]")
_HERE = r"(?:_(?:present|in_attendance))?"
_OTHERS = listed(
    "guests? gallery visitors also_(?:present|in_attendance)(?:_were)? in_attendance others?_(?:present|in_attendance) "
    rf"(?:members_of_)?(?:the_)?(?:public|press){_HERE}(?=\s*[:\u2013-]) (?:[\w&]+_){{0,2}}(?:staff(?:_members)?|employees|officials?)_(?:present|in_attendance) "
    rf"staff(?=\s*(?::|$)) (?:[\w&]+_)?officers?{_HERE} by_invitation observers? co-optees_in_attendance virtual(?:ly)?_(?:present|attendance) "
    "(?:freisin_)?i_bhfriotal freisin_i_l\u00e1thair yn_bresennol"
)
_OF_WHOM = listed(
    "(?:the_)?(?:other_)?(?:(?:committee|panel|cabinet|board|voting|council|governing_body|elected)_)?(?:members?|councill?ors?|cllrs|crs"
    "|commissioners?|trustees|governing_body|directors|supervisors|aldermen|selectmen|those)"
)
_ATTENDEES = any_case(
    r"(?:(?P<plain>attendees|attending)|(?:voting\s+)?members|councill?ors)(?P<mark>\s*:[-\u2013]?|$)\s*(?P<rest>.*)$"
)
"""Labels of those who were there where no list says so plainly, and of others where one does."""
_MARK = r"(?:\s*:[-\u2013]?|\s*[-\u2013](?=\s)|$|\s+included|\s+(?=(?-i:Councillors|Cllrs|Messrs)\b)|\s+(?=(?:were|was) received))\s*(?P<rest>.*)$"
_NOT_THERE = listed(
    rf"(?:an_)?apolog(?:ies|y) regrets (?:(?P<whom>{_OF_WHOM})_)?excused ymddiheuriadau leithsc\u00e9al\w*"
)
_THERE = listed(
    rf"(?:(?P<whom>{_OF_WHOM})_)?(?:present|attendance|sederunt) (?P<attending>{_OF_WHOM})_(?:attending|in_attendance) "
    r"[^:.]{0,60}\bfollowing\b[^:.]{0,30}\b(?:present|attended) there_were_present i_l\u00e1thair presennol"
)
_SENT = any_case(
    r"(?:there were |an? )?(?P<tail>apolog(?:y|ies)\b[^:.]{0,80}?\b(?:from|by|on behalf of))\s+(?P<rest>[A-Z(].*)$"
)
_ATTENDANCE = (
    ("leave", any_case(rf"(?:members on )?leave of absence\b(?P<tail>[^:]{{0,20}}){_MARK}")),
    ("in_attendance", any_case(rf"{_OTHERS}\b(?P<tail>[^:]{{0,40}}){_MARK}")),
    ("apologies", _SENT),
    ("apologies", any_case(rf"{_NOT_THERE}\b(?P<tail>(?: for absence| received)?[^:]{{0,30}}){_MARK}")),
    (
        "absent",
        any_case(rf"(?:(?P<whom>{_OF_WHOM})\s+)?absent\b(?P<tail>[^:]{{0,30}}){_MARK}"),
    ),
    ("present", any_case(rf"{_THERE}\b(?P<tail>[^:]{{0,30}}){_MARK}")),
    (
        "leave",
        any_case(r"[^:]{0,40}\b(?:apolog\w+|absen\w+|not|excused)\b[^:]{0,30}:(?P<tail>)\s*(?P<rest>.*)$"),
    ),
    ("leave", any_case(r"[A-Z][\w\u2019' ]{2,40} (?:present|in attendance)(?P<tail>)\s*:\s*(?P<rest>.*)$")),
)
_CHAIRED = any_case(r"(?P<who>.{0,80}?),?\s*\(?\bin the chair\b.{0,10}$")


_ALONE = any_case(rf"(?:{_EDITION}\s+)*minutes\W*")
_CALLED = any_case(
    rf"(?:{_EDITION}\s+)*minutes?\s+of\s+(?:a|an|the)\b.{{0,120}}\bmeeting\b.{{0,120}}\bheld\s+(?:in|at|via|within|remotely|virtually)\b"
)
"""A whole sentence that says of what these are the minutes, with the place, which no agenda gives."""


def is_minutes_heading(line: Line, before: Line | None = None) -> bool:
    """Whether minutes begin with this line: 'MINUTES of a meeting of', 'City Council Minutes', 'Meeting Minutes - Final'.

    Args:
        line: with its type where it is known.
        before: the line above.
    """
    if _CALLED.match(line.text) and first_date(line.text):
        return True
    if len(line.text) > 140 or any(number.marked for number in numbers_of(line.text)):
        return False
    if before and any(not number.rest for number in numbers_of(before.text)):
        return False  # the title of an item whose number stands above it
    above = before.text if before else ""
    if _HEADING.match(line.text):
        dated = first_date(line.text) or (line.bold and re.search(r"\bheld\b", line.text))
        begins = line.text.lstrip("* ").startswith("MINUTE") or (line.top and _ALONE.fullmatch(line.text))
        named = is_body_heading(above) or council_name(above)
        return bool(begins or named or (dated and (line.top or line.bold)))
    found = _NAMED.fullmatch(line.text.strip("* "))
    if found is None or line.text.endswith("."):
        return False
    # 'Council Meeting Minutes' has nothing left.
    plain = one_line(_AROUND.sub(" ", f"{found['before']} {found['after']}"))
    named = body_name(above) or council_name(above)
    set_apart = line.top or line.bold or is_capitals(line.text) or named
    return bool(set_apart) and (
        not plain or bool(body_name(found["before"]) or council_name(found["before"]))
    )


def is_body_heading(text: str) -> bool:
    """Whether a line is the name of a body and nothing else."""
    return is_body_name(text.strip()) or (bool(body_name(text)) and len(text) < 90)


def read_minutes(lines: Sequence[Line], labels: Mapping[int, str | None]) -> Minutes | None:
    """Minutes in these lines, None where nothing shows that they are minutes.

    Args:
        lines: from the page the minutes begin on to the page they end on, with their type where it is known.
        labels: printed label by PDF page.
    """
    lines = [_without_marks(line) for line in _without_page_ends(lines)]
    begin = _beginning(lines)
    with_agenda = sum(bool(MINUTES_LABEL.fullmatch(line.text)) for line in lines) >= _WITH_AGENDA
    begin = 0 if begin is None and with_agenda else begin
    lines = lines[begin or 0 :]
    starts = find_items(lines)
    head = lines[: starts[0].index] if starts else lines[:_HEAD]
    ends = [*(start.index for start in starts[1:]), len(lines)]
    if 0.8 * len(lines) < sum(line.gap for line in lines):  # a blank line behind each says nothing
        lines = [replace(line, gap=False) for line in lines]
    stretches = [(start, lines[start.index : end]) for start, end in zip(starts, ends, strict=False)]
    people = _attendance(head)
    for start, stretch in stretches[:_ROLL_CALLS]:
        if _ROLL_CALL.search(start.title):
            first = replace(stretch[0], text=start.rest or "\u2013")
            for kind, found in _attendance([first, *stretch[1:]]).items():
                people.setdefault(kind, found)
    if begin is None and not (
        people.get("present") and any(_DECIDED.search(line.text) for line in lines[:400])
    ):
        return None
    width = width_of(lines)
    rights = sorted(line.right for line in lines if line.right)
    margin = rights[int(len(rights) * 0.97)] if rights else 0.0
    items = tuple(
        read_item(start, stretch, labels, width=width, margin=margin) for start, stretch in stretches
    )
    if not people.get("apologies"):
        told = (one.discussion for one in items if re.match("(?i:to receive )?(?i:apolog)", one.title))
        texts = (
            text for said in told for text in said if "apolog" in text.casefold() or not SAYS.search(text)
        )
        people["apologies"] = next(filter(None, (people_in([text]) for text in texts)), ())
    apologies = {one.name for one in people["apologies"]}
    absent = tuple(one for one in people.get("absent", ()) if one.name not in apologies)
    away = apologies.union(one.name for one in absent)
    present = tuple(one for one in people.get("present", ()) if one.name not in away)
    facts = facts_of(
        Witnesses(document=_NO_DOCUMENT, head=head[:_HEAD], bounded=bool(starts)), Meeting(committee="")
    )
    page = head[0].page if head else (lines[0].page if lines else None)
    return Minutes(
        committee=facts.committee,
        meeting_date=facts.date,
        present=present,
        apologies=people["apologies"],
        absent=absent,
        in_attendance=people.get("in_attendance", ()),
        items=items,
        page_first=labels.get(page) if page else None,
        pdf_first=page,
    )


_WITH_AGENDA = 3
"""Items with the label 'Minutes:' that make a page of an agenda one of minutes."""
_RULE = re.compile(r"[-_=\u2013\u2014]{3,}")


def _without_page_ends(lines: Sequence[Line]) -> list[Line]:
    """Lines without the rules of dashes that stand between pages in a text file, and the page number under one."""
    ruled = [_RULE.fullmatch(line.text) is not None for line in lines]
    number = [above and line.text.isdigit() for above, line in zip([False, *ruled], lines, strict=False)]
    return [line for line, rule, folio in zip(lines, ruled, number, strict=True) if not rule and not folio]


_MARKS = re.compile(r"\*{2,3}")


def _without_marks(line: Line) -> Line:
    """A line without the asterisks that stand for bold type in a text file, bold where they held all of it."""
    if "**" not in line.text:
        return line
    text = one_line(_MARKS.sub("", line.text))
    whole = _MARKS.match(line.text) and line.text.endswith("**") and len(_MARKS.findall(line.text)) == 2
    return replace(line, text=text or "\u2013", bold=True if whole else line.bold)


_NO_DOCUMENT = Document(kind="text", page_count=0)
_HEAD = 60
_ROLL_CALLS = 6
"""Items among which a roll call may stand."""
_ROLL_CALL = any_case(
    r"\b(?:roll call|attendance|present|call(?:ed)?(?: meeting)? to order|welcome|apologies|opening)\b"
)
_DECIDED = any_case(
    r"\b(?:resolved|agreed|carried|seconded|was noted|were noted|meeting (?:closed|ended|adjourned))\b"
)


def _beginning(lines: Sequence[Line]) -> int | None:
    """The line the minutes begin with: their heading, or the committee's and council's name above it."""
    for index, line in enumerate(lines[:400]):
        if is_minutes_heading(line, lines[index - 1] if index else None):
            first = index
            while first > max(0, index - 3) and lines[first - 1].page == line.page:
                text = lines[first - 1].text
                named = is_capitals(text) or text.istitle() or is_body_heading(text)
                if not (named and len(text) < 90 and BODY_WORD.search(text)):
                    break
                first -= 1
            return first
    return None


class _Lists:
    """Lists of people by the labels above or before them."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Attendee, ...]] = {}
        self.label = ""
        self.printed = ""
        self.texts: list[str] = []

    def close(self) -> None:
        marked = sum(bool(_MARKED.search(text)) for text in self.texts)
        if self.label and self.texts and marked < max(2, 0.5 * len(self.texts)):
            self.add(self.label, people_in(self.texts))
        self.label, self.printed, self.texts = "", "", []

    def add(self, label: str, people: Iterable[Attendee]) -> None:
        known = {one.name.casefold(): one for one in self.found.get(label, ())}
        for one in people:
            known.setdefault(one.name.casefold(), one)
        self.found[label] = tuple(known.values())

    def take(self, line: Line) -> None:
        """Take a line without a label."""
        ended = self.texts and " and " in self.texts[-1] and not self.texts[-1].endswith((",", " and"))
        if (
            ended and line.gap and not (is_seat(line.text) or is_list_heading(line.text))
        ):  # whoever follows is no Councillor by 'Councillors A and B'
            self.texts[-1] = self.texts[-1].rstrip(" ;.") + "."
        if told := _told(line.text):
            self.close()
            self.add(*told)
        elif is_vote_row(line.text):
            self.close()
        elif self.label == "present" and not self.texts and (chaired := _CHAIRED.match(line.text)):
            self.texts = [f"{chaired['who']} (Chair)"]
        elif not self.label or _closes(line, self.texts, self.printed):
            self.close()
        else:
            self.texts.append(line.text)

    def people(self) -> dict[str, tuple[Attendee, ...]]:
        """The lists, attendees as those who were present where no other list says who was, and clerks among the others."""
        attendees = self.found.pop("attendees", ())
        if attendees:
            others = [one for one in self.found.get("present", ()) if "Chair" not in one.role]
            self.add("in_attendance" if others else "present", attendees)
        present = self.found.get("present", ())
        titled = [bool(_MEMBER.match(one.name)) for one in present]
        serving = [
            one
            for one, member in zip(present, titled, strict=True)
            if one.name == "Clerk"
            or (not member and (_GUEST.fullmatch(one.role) or CONSTABLE.match(one.name)))
            or (2 * sum(titled) > len(titled) and not member and _OFFICERS.search(one.role))
        ]
        self.found["present"] = tuple(one for one in present if one not in serving)
        self.add("in_attendance", serving)
        return self.found


_MARKED = re.compile(r"\s(?:[PAXYN\u2713\u2714\u221a\u2717\u2718]|Yes|No)$")
"""'J Ash P', 'K Birch A': a mark in a column says who came."""
_OFFICERS = any_case(
    r"\b(?:clerk|CAO|CEO|officer|(?:meetings )?administrator|attorney|solicitor|manager|secretary|assistant|director|engineer|treasurer|(?:fire|police) chief|chief executive)\b"
)
_GUEST = any_case(
    r"(?:member of )?(?:the )?(?:public|press)|guest(?: speaker)?|visitor|observer"
    r"|(?:\w+ )?intern|RFO|constable|(?:county|district|ward|borough|unitary) (?:councillor|cllr)"
)
_MEMBER = any_case(rf"(?!(?:{CIVIL})\b){TITLED.pattern}")
_WAS = r"(?:(?P<also>also)\s+|(?:was|were|had|being|both|all)\s+)*"
_THERE_BY_ROLL = r"(?P<there>(?i:present|here)\b|presided\b(?=\W*$)|[\u2713\u2714\u221a])"
_AWAY_BY_ROLL = (
    r"(?P<away>(?i:absent))\b|(?i:excused|apologies)\b|sent\s+(?:an\s+apology|apologies)\b|[\u2717\u2718]"
)
_TOLD = re.compile(
    rf"(?:[^.;:]*\bwith\s+|[A-Z]\w+:\s+)?(?P<who>[A-Z][^.;:]{{2,300}}?)(?:\s*[:,\u2013-])?\s+{_WAS}"
    rf"(?:{_THERE_BY_ROLL}|(?P<came>in attendance|attended)\b|{_AWAY_BY_ROLL})(?P<tail>[^:]*)$"
)
"""'Clerk Jo Kidd was also present', 'It met with Trustees Ash and Cole present'; in a roll call 'Trustee Ash  Present', 'Jill Sato \u2713'."""


_ANOTHER_LIST = any_case(r"\b(?:present|attendance|apolog(?:y|ies)|absent)\b")


def _told(text: str) -> tuple[str, tuple[Attendee, ...]] | None:
    """Which list the people of a sentence belong to that says who was there, and the people."""
    found = _TOLD.fullmatch(text)
    if found is None or SAYS.search(found["who"]) or _label(text):
        return None
    if _ANOTHER_LIST.search(found["who"]) or re.match(r"\s+[A-Z]", found["tail"]):
        return None  # cells of a table, one behind another
    if not (found["there"] or found["came"]):
        kind = "absent" if found["away"] else "apologies"
    elif found["also"] or "observer" in found["tail"]:
        kind = "in_attendance"
    else:
        kind = "present" if found["there"] or "substitut" in found["tail"] else "attendees"
    people = people_in([found["who"]])
    return (kind, people) if people else None


def _attendance(head: Sequence[Line]) -> dict[str, tuple[Attendee, ...]]:
    """Who was there, who was not, and who else came, by the labels of their lists."""
    head = [replace(line, text=part) for line in _without_columns(head) for part in _parts(line.text)]
    head = _whole_labels(head)
    lists = _Lists()
    for index, line in enumerate(head):
        label = _label(line.text)
        attendees = _ATTENDEES.match(line.text) if label is None else None
        if attendees and (not lists.label or (attendees["plain"] and attendees["mark"].strip())):
            label = "attendees", attendees["rest"]
        if label is None:
            lists.take(line)
            continue
        kind, rest = label
        if sentence := _told(rest):
            lists.close()
            lists.add(*sentence)
            continue
        before = _names_before(head, index) if not rest else []
        lists.close()
        lists.label, lists.printed = kind, line.text.removesuffix(rest)
        lists.texts = [rest] if rest else before
        if before:
            lists.close()
    lists.close()
    if not lists.found.get("present"):
        for text in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", join(line.text for line in head)):
            if sentence := _told(text):
                lists.add(*sentence)
    return {kind: people for kind, people in lists.people().items() if people}


_COLUMN = listed("present attend(?:ed|ance|ing) apolog(?:y|ies) absent excused not_present regrets")
_COLUMNS = any_case(rf"(?:[\w/]+\s+){{0,4}}?{_COLUMN}:?(?:\s+{_COLUMN}:?)+(?:\s+[\w/]+){{0,2}}")
"""The head of a table that marks in one column who came and in another who did not."""


def _without_columns(head: Sequence[Line]) -> Iterator[Line]:
    """Lines without a table of marks, whose text does not say in which column a mark stands."""
    columns = False
    for line, after in zip_longest(head, head[1:]):
        label = _label(line.text)
        below = _label(after.text) if label and after else None
        heads = label and below and not (label[1] or below[1]) and label[0] != below[0]
        beside = after and not (after.gap or below) and _SECOND_LABEL.fullmatch(line.text)
        two = heads and after and ":" not in line.text + after.text
        if _COLUMNS.fullmatch(line.text) or two or (beside and after and people_in([after.text])):
            columns = True
        elif label and (label[1] or line.gap):
            columns = False
        if not columns:
            yield line


def _parts(text: str) -> list[str]:
    """A line, or the lists that stand on it one behind another."""
    parts: list[str] = []
    two = _SECOND_LABEL.fullmatch(text)
    for part in [*_parts(two["first"]), two["second"]] if two else _LABEL_WITHIN.split(text):
        labelled = _label(part) or _ATTENDEES.match(part) or _told(part) or _STAFF_CELL.match(part)
        if parts and not labelled:
            parts[-1] += f" {part}"
        elif part:
            parts.append(part)
    return parts


def _whole_labels(head: Sequence[Line]) -> list[Line]:
    """Lines with a label that runs over two of them on one: 'Staff' and 'Present:' in a column of their own."""
    lines: list[Line] = []
    for line in head:
        above = _STAFF_CELL.match(lines[-1].text) if lines else None
        here = _PRESENT_CELL.match(line.text)
        if above and here:
            text = f"{above['label']} Present: {above['rest'] or ''} {here['rest']}".strip()
            lines[-1] = replace(lines[-1], text=text)
        else:
            lines.append(line)
    return lines


_PRESENT_CELL = any_case(r"present\s*:\s*(?P<rest>.*)$")
_STAFF_CELL = re.compile(
    r"(?P<label>Staff(?: members)?|Officers|Officials|Others|Members|Council)(?:\s+(?P<rest>[A-Z].*[,;].*))?$"
)
_SECOND_LABEL = re.compile(
    r"(?P<first>.*:.*[^.;:,])\s+(?P<second>(?:Apologies|APOLOGIES|Absent|ABSENT|Regrets|In [Aa]ttendance)(?: \w+){0,2}\s*:.*)"
)
"""Two lists beside one another: 'Present: Cllr A Ash   Apologies: Cllr K Birch'."""
_LABEL_WITHIN = re.compile(r"^\W*(?i:roll call)[^:]{0,30}?\s*[:\u2013-]\s*(?=\S)|(?<=[.;])\s+(?=[A-Z])")
"""Between the lists of one line: 'Roll call: Present: A, B. Absent: C.'."""


def _names_before(head: Sequence[Line], index: int) -> list[str]:
    """Names that stand further right on the same row as a label, and so come before it in the text."""
    label = head[index]
    following = head[index + 1] if index + 1 < len(head) else None
    if not label.left or (following is not None and not following.gap and not following.top):
        return []
    found: list[str] = []
    for line in reversed(head[:index]):
        if line.page != label.page or line.left < label.left + 20 or _label(line.text):
            break
        found.insert(0, line.text)
        if line.gap:
            break
    return found


def _label(text: str) -> tuple[str, str] | None:
    """The list that a line begins and what stands behind its label; None where it begins none."""
    text = _LABEL_CELL.sub(r"\g<label>: ", re.sub(r"^\([a-z]\)\s+", "", text))
    chair = _IN_THE_CHAIR.match(text)
    if chair:
        named = chair["who"] or chair["presided"] or ""
        pieces = [piece.strip(" .") for piece in named.split(",") if piece.strip(" .")]
        titled = [piece for piece in pieces if people_in([piece]) and TITLED.match(piece)]
        who = next(iter([*titled, *pieces]), "")
        return "present", f"{who} (Chair)" if who else ""
    for kind, pattern in _ATTENDANCE:
        found = pattern.match(text)
        if found and "lateness" in found["tail"]:
            return "leave", ""
        if found:
            groups, rest = found.groupdict(), found["rest"]
            whom = groups.get("whom") or groups.get("attending") or ""
            if rest and is_list_heading(whom) and not (TITLED.match(rest) or PLURAL.match(rest)):
                rest = f"{whom} {rest}"
            if kind == "apologies" and re.search(r"\b(?:from|by|on behalf of)\b", found["tail"]):
                rest = f"received from {rest}"
            return "attendees" if groups.get("attending") else kind, rest
    return None


_LABELS = (
    r"(?:members |councillors |also )?present|(?:also )?in attendance|apolog(?:y|ies)(?: for absence)?|absent"
)
_LABEL_CELL = re.compile(
    rf"^(?P<label>(?i:{_LABELS}))\s+"
    rf"(?=(?:{TITLES})\b\.?\s+[A-Z]|(?:[A-Z]\.?\s?){{1,3}}[A-Z][a-z]+\s?[,;(]|[A-Z][a-z]+\s[A-Z][\w'\u2019-]+\s?[,;(])"
)
"""The first cell of a row whose second names people: 'Apologies | Cr J Ash; Mayor K Birch'."""
_OTHER_LABEL = re.compile(r"(?P<label>[A-Z][\w&\u2019' -]{2,40}):\s+(?P<rest>.+)")
_IN_THE_CHAIR = any_case(
    r"(?:an\s+)?cathaoirleach,?\s+(?P<presided>[^:]{3,60}?),?\s+presided\b.*|(?:(?:present )?in the chair|presiding|chair(?:man|person)?)\s*:\s*(?P<who>[^:]{0,80})$"
)


def _closes(line: Line, texts: Sequence[str], printed: str) -> bool:
    """A heading of its own ends the list of names, and so does 'COUNCILLOR X IN THE CHAIR', a sentence, or a label of the look of its own."""
    text = line.text
    if open_bracket(" ".join(texts)) or text.startswith("("):
        return False  # '(except item' goes on with '12)' on the next line
    labelled = _OTHER_LABEL.match(text)
    known = labelled and (is_list_heading(labelled["label"]) or is_seat(labelled["label"]))
    alike = labelled and is_capitals(labelled["label"]) and is_capitals(printed)
    another = labelled and not known and (alike or not people_in([labelled["rest"]]))
    going_on = bool(texts) and texts[-1].rstrip().endswith((",", "and", "&", "-", ";"))
    people = people_in([text])
    numbered = any(number.marked for number in numbers_of(text)) and not (going_on or people)
    body = is_body_heading(text) and not people and not (texts and texts[-1].endswith((",", "-", "\u2013")))
    capitals = is_capitals(text) and len(text.split()) > 1 and not re.search("[,(:]", text)
    apart = labelled and not known and line.gap and bool(texts) and not _OTHER_LABEL.match(texts[0])
    ended = line.gap and bool(texts) and texts[-1].endswith(".")
    if another or apart or ended or numbered or body or capitals or _CHAIRED.match(text):
        return True
    heading = (line.bold or may_be_heading(text)) and not is_list_heading(text)
    return not (going_on or people) and bool(heading or (line.gap and len(text.split()) > 3))
