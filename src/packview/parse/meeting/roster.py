"""Lists of people under labels: who was present, sent apologies, was absent or in attendance, and who sits on a committee."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from packview.model import Attendee
from packview.parse.meeting.people import (
    CIVIL,
    CONSTABLE,
    PLURAL,
    STOPS_EARLY,
    TITLED,
    TITLES,
    is_list_heading,
    is_nobody,
    is_office,
    is_person,
    is_seat,
    is_somebody,
    may_be_heading,
    people_in,
)
from packview.parse.text.lines import Cell, Line, join
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.parse.text.titles import SAYS, open_bracket

_HERE, _AWAY, _ABSENT, _LEAVE, _OTHERS, _GROUPS, _SMALL = (
    frozenset(WORDS["lists"][name].split())
    for name in ("here", "away", "absent", "leave", "others", "groups", "small")
)
_KNOWN = _HERE | _AWAY | _ABSENT | _LEAVE | _OTHERS | _GROUPS | _SMALL
"""Words of labels: a label says who was where, and has no small word but these."""
_WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
_NUMBERED = re.compile(r"^(?:\([a-zA-Z]\)|\d{1,2}(?:\.\d{1,2})?[.)]?(?=\s*[A-Z]))\s*")
_TO_COLON = re.compile(r"(?P<printed>[^:;.,]{3,110}?)\s*(?P<mark>:)(?!\d)\s*[-\u2013]?\s*(?P<rest>.*)$")
_TO_DASH = re.compile(r"(?P<printed>[^:;.,\u2013]{3,60}?)\s*(?P<mark>[-\u2013])\s+(?P<rest>.*)$")
_ALONE = re.compile(r"(?P<printed>[^:;.,\d]{3,60})(?P<mark>$)(?P<rest>$)")
_SENT = re.compile(
    r"(?:There were |An? )?(?i:(?:(?:belated|late) )?apolog(?:y|ies)\b)[^:.]{0,80}?\b(?:from|by|on behalf of)\s*:?\s+(?P<rest>[A-Z(].*)$"
)
_WHOSE = any_case(rf"\b(?:{PLURAL.pattern}|{TITLES}\W*)$")
_KNOWN_WORDS = any_case(
    rf"(?P<printed>(?:(?:{'|'.join(map(re.escape, sorted(_KNOWN, key=len, reverse=True)))})\b[),]?\s+){{1,9}})(?P<rest>\S.*)$"
)
_NAMES_FOLLOW = re.compile(
    r"(?:[A-Z]\.?\s?){1,3}[A-Z][a-z]+\s?[,;(]|[A-Z][a-z]+\s[A-Z][\w'\u2019-]+\s?(?:[,;(]|and\b|$)"
)
_COUNT = re.compile(r"^\(?\d{1,3}\)?\s*[-\u2013:]\s*(?=[A-Z])")
_IN_THE_CHAIR = any_case(
    r"(?:the|an)\s+(?:cathaoirleach|mayor|chair(?:man|person)?),?\s+([^:]{3,60}?),?\s+was\s+in\s+the\s+chair\b.*"
    r"|(?:an\s+)?cathaoirleach,?\s+([^:]{3,60}?),?\s+presided\b.*"
    r"|(?:(?:present )?in the chair|presiding|chair(?:man|person)?)\s*[:\u2013]\s*([^:]{0,80})$"
)
_Told = list[tuple[str, tuple[Attendee, ...]]]


class _Lists:
    """Lists of people by the labels above or before them."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Attendee, ...]] = {}
        self.label = ""
        self.texts: list[str] = []

    def open(self, label: str, texts: list[str]) -> None:
        self.close()
        self.label, self.texts = label, texts

    def close(self) -> None:
        marked = sum(bool(_MARKED.search(text)) for text in self.texts)
        if self.label and self.texts and marked < max(2, 0.5 * len(self.texts)):
            self.add(self.label, people_in(given_first(self.texts), zone=True))
        self.label, self.texts = "", []

    def add(self, label: str, people: Iterable[Attendee]) -> None:
        known = {one.name.casefold(): one for one in self.found.get(label, ())}
        for one in people:
            known.setdefault(one.name.casefold(), one)
        self.found[label] = tuple(known.values())

    def tell(self, told: _Told) -> None:
        if told[0][1][0].role != "Chair":  # whoever is in the chair is one of those on the list
            self.close()
        for kind, people in told:
            self.add(kind, people)

    def take(self, line: Line) -> None:
        """Take a line without a label."""
        away = _AWAY_WITHIN.search(line.text) if self.label else None
        if away:
            self.add("apologies", people_in([away["who"]]))
            line = replace(line, text=line.text[: away.start()])
        nobody = is_nobody(line.text.rpartition(": ")[2]) or (away and not people_in([line.text]))
        if self.label and nobody:
            return  # 'North: no representative'
        if told := _told(line.text):
            self.tell(told)
        elif not self.label or _closes(line, self.texts, self.label):
            self.close()
        elif self.texts and _REMARK.match(line.text):
            self.texts[-1] += f" ({line.text})"
        else:
            self.texts.append(line.text)

    def people(self) -> dict[str, tuple[Attendee, ...]]:
        """The lists, attendees as those who were present where no other list says who was, and clerks among the others."""
        there = self.found.get("present", ())
        known = {one.name for one in there}
        others = any("Chair" not in one.role for one in there)
        attendees = [one for one in self.found.pop("attendees", ()) if one.name not in known]
        self.add("in_attendance" if others else "present", attendees)
        came = self.found.get("in_attendance", ())
        alone = not self.found.get("present") and len(came) > 2
        if alone and not any(_OFFICERS.search(one.role) for one in came):
            self.found["present"] = self.found.pop("in_attendance")
        present = self.found.get("present", ())
        titled = [bool(_MEMBER.match(one.name)) for one in present]
        serving = [
            one
            for one, member in zip(present, titled, strict=True)
            if one.name == "Clerk"
            or (not member and (_GUEST.fullmatch(one.role or one.note) or CONSTABLE.match(one.name)))
            or (2 * sum(titled) >= len(titled) and not member and _OFFICERS.search(one.role))
        ]
        self.found["present"] = tuple(one for one in present if one not in serving)
        self.add("in_attendance", serving)
        absent = self.found.get("absent", ())
        excused = [one for one in absent if _EXCUSED.search(f"{one.role} {one.note}")]
        self.found["absent"] = tuple(one for one in absent if one not in excused)
        self.add("apologies", excused)
        return self.found


_EXCUSED = any_case(r"\b(?:excused|regrets|apolog(?:y|ies)|with leave)\b")
_MARKED = re.compile(r"\s(?:[PAXYN\u2713\u2714\u221a\u2717\u2718]|Yes|No)$")
_OFFICERS = word_in(WORDS["lists"]["officers"])
_GUEST = any_case(listed(WORDS["lists"]["guests"]))
_MEMBER = any_case(rf"(?!(?:{CIVIL})\b){TITLED.pattern}")
_WAS = r"(?:(?P<also>also)\s+|(?:was|were|had|being|both|all)\s+)*"
_THERE = r"(?P<there>(?i:present|here)\b|presided\b(?=\W*$)|answered\s+(?:the\s+|to\s+the\s+)?(?:roll|present)\b|[\u2713\u2714\u221a])"
_GONE = r"(?P<away>(?i:absent))\b|(?i:excused|apologies)\b|sent\s+(?:an\s+apology|apologies)\b|[\u2717\u2718]"
_TOLD = re.compile(
    rf"(?:[^.;:]*\bwith\s+|[A-Z]\w+:\s+)?(?P<who>[A-Z][^.;:]{{2,300}}?)(?:\s*[:,\u2013-])?\s+{_WAS}"
    rf"(?:{_THERE}|(?P<chair>(?i:in\s+the\s+chair))\b(?=\W*$)|(?P<came>in attendance|attended)\b|{_GONE})(?P<tail>(?:[^:]|:\d)*)$"
)
"""'Clerk Jo Kidd was also present', 'It met with Trustees Ash and Cole present'; in a roll call 'Trustee Ash  Present', 'Jill Sato \u2713'."""
_ANSWERED = re.compile(
    rf"(?P<who>[A-Z][^,;:]{{2,60}}?)(?:\s*[,\u2013-]\s*|\s+)(?:{_THERE}|{_GONE}|(?P<vote>(?i:aye|yes)))$"
)
"""An entry of a roll call: 'Trustee Ash - present'."""
_AWAY_WITHIN = any_case(r"[,:;]\s*apologies from\s+(?P<who>.*)$")
_ROLL = any_case(r"roll\s*call\s*[:\u2013-]\s*(?=\S)")
_ROLL_ALONE = any_case(r"(?:roll call|call of the roll)\s*(?:[:\u2013-]|$)\s*")
_REMARK = re.compile(r"(?:absent|left|arrived|joined|departed|until|from)\b.{0,40}\d")
_ANOTHER_LIST = any_case(r"\b(?:present|attendance|apolog(?:y|ies)|absent)\b")


def _told(text: str) -> _Told:
    """Which list the people of a sentence, or of each entry of a roll call, belong to, and the people."""
    roll = bool(_ROLL.match(text))
    text = _ROLL.sub("", text)
    entries = re.split(r"\s*;\s*(?:and\s+)?|,\s+(?:and\s+)?(?=[A-Z])", text.rstrip(" .,;"))
    answers = [_ANSWERED.fullmatch(entry) for entry in entries]
    if len(entries) > 1 and all(one and (not one["vote"] or roll) for one in answers):
        heard = [one for one in answers if one]
        people = people_in([", ".join(one["who"] for one in heard)], zone=True)
        return [
            ("present" if one["there"] or one["vote"] else "absent" if one["away"] else "apologies", (who,))
            for one, who in zip(heard, people if len(people) == len(heard) else (), strict=False)
        ]
    found = _TOLD.fullmatch(text)
    if (
        found is None
        or SAYS.search(found["who"])
        or _label(text)
        or _ANOTHER_LIST.search(found["who"])
        or re.match(r"\s+[A-Z]", found["tail"])
    ):
        return []  # no statement, or cells of a table, one behind another
    if found["chair"]:
        people = people_in([f"{found['who'].rstrip(' ,(')} (Chair)"])
    else:
        people = people_in([found["who"]], zone=True)
    office, comma, _ = found["who"].partition(",")
    if (
        not people
        or (comma and is_office(office) and not people_in([office]))
        or (re.search(r"\bwas\b", found[0]) and len(people) > 1 and "," in found["who"])
    ):
        return []  # 'Councillors Ash, Birch, Jo Elm, the clerk, was in attendance'
    if not (found["there"] or found["came"] or found["chair"]):
        return [("absent" if found["away"] else "apologies", people)]
    if found["also"] or "observer" in found["tail"]:
        return [("in_attendance", people)]
    return [("attendees" if found["came"] and "substitut" not in found["tail"] else "present", people)]


def attendance_in(head: Sequence[Line]) -> dict[str, tuple[Attendee, ...]]:
    """Who was there, who was not, and who else came, by the labels of their lists."""
    lists = _Lists()
    lines = [
        replace(line, text=part)
        for line in _without_columns(_joined(in_order(head, _label)))
        for part in _parts(line.text)
        if _WORD.search(part)
    ]
    before: list[
        Line
    ] = []  # of a paragraph that stands further right than a label on its row, and so comes before it in the text
    for line, after in zip_longest(lines, lines[1:]):
        label = _label(line.text)
        if not (label or lists.label) and (soft := _SOFT.match(line.text)):
            label = "attendees", soft["rest"]
        if label is None or (label[0] == "attendees" and lists.label and ":" not in line.text):
            before = [*([] if line.gap else before), *([] if lists.label else [line])]
            lists.take(line)
        elif told := _told(label[1]) or _told(line.text):
            lists.tell(told)
        else:
            ended = line.left and (after is None or after.gap or after.top)
            names = [one.text for one in before if ended and one.left >= line.left + 20]
            lists.open(label[0], [label[1]] if label[1] else names)
            before = []
    lists.close()
    if not lists.found.get("present"):
        _take_bare(lists, lines)
    if not lists.found.get("present"):
        for text in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", join(line.text for line in lines)):
            for kind, people in _told(text):
                lists.add(kind, people)
    found = {
        kind: tuple(one for one in people if is_somebody(one.name)) for kind, people in lists.people().items()
    }
    return {kind: people for kind, people in found.items() if people}


def _take_bare(lists: _Lists, lines: Sequence[Line]) -> None:
    """Take the first list without a label: titled names in a row, and the lines below on which it goes on."""
    begun = False
    for line in lines:
        if lists.label and not _label(line.text):
            lists.take(line)
        elif not begun and _TITLED_LIST.match(line.text) and not SAYS.search(line.text):
            lists.open("present", [line.text])
            begun = True
        elif begun:
            break
    lists.close()
    if len(lists.found.get("present", ())) < 3:
        lists.found.pop("present", None)


_TITLED_LIST = any_case(
    rf"(?:{PLURAL.pattern.replace('?P<title>', '?:')}|{TITLED.pattern}\S[^,]*,).*[,&]|{PLURAL.pattern.replace('?P<title>', '?:')}.*\band\b"
)
_SOFT = any_case(
    r"(?:(?:voting\s+|council\s+|board\s+)?members|councill?ors)(?:\s*:[-\u2013]?|$)\s*(?P<rest>.*)$"
)
"""Labels of those who were there where no list says so plainly."""
_COLUMN = listed("present attend(?:ed|ance|ing) apolog(?:y|ies) absent excused not_present regrets")
_COLUMNS = any_case(rf"(?:[\w/]+\s+){{0,4}}?{_COLUMN}:?(?:\s+(?:\w+\s+)?{_COLUMN}:?)+(?:\s+[\w/]+){{0,2}}")
"""The head of a table, or of two lists side by side, that has in one column who came and in another who did not."""


def _without_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines without a table of marks, whose text does not say in which column a mark stands."""
    columns = False
    for line, after in zip_longest(lines, lines[1:]):
        label = _label(line.text)
        below = _label(after.text) if label and after else None
        heads = label and below and not (label[1] or below[1]) and label[0] != below[0]
        if _COLUMNS.fullmatch(line.text) or (heads and after and ":" not in line.text + after.text):
            columns = True
        elif label and (label[1] or line.gap):
            columns = False
        if not columns:
            yield line


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Lines of which one that begins in small letters is the end of the one above."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        broken = (
            line.text[:1].islower()
            or (line.text.startswith("Member ") and before.endswith(" Council"))
            or (open_bracket(before) and ")" in line.text)  # '(except item' / '12)'
        )
        if joined and broken and not line.gap and not _REMARK.match(line.text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}", cells=())
        else:
            joined.append(line)
    return joined


def _parts(text: str) -> list[str]:
    """A line cut before each label and statement that stands within it."""
    cuts = {0}
    for colon in re.finditer(r"\s*:(?!\d)", text):
        words = [word.start() for word in re.finditer(r"(?<!\S)[A-Z]", text[: colon.start()])][-7:]
        begin = next((at for at in words if _is_whole_label(text[at : colon.start()])), 0)
        cuts.add(begin if re.search("[:.;)]", text[:begin]) else 0)
    for found in re.finditer(r"(?<=[.;)/])\s+(?=[A-Z])|\s[-\u2013]\s+(?=[A-Z])", text):
        if (_label(text[found.end() :]) or _told(text[found.end() :])) and not (
            open_bracket(text[: found.start()]) or STOPS_EARLY.search(text[: found.start()].rstrip("."))
        ):
            cuts.add(found.end())
    ends = [*sorted(cuts), len(text)]
    return [
        part for start, end in pairwise(ends) if (part := text[start:end].strip(" \u2013").removesuffix(" -"))
    ]


def _is_whole_label(text: str) -> bool:
    words = {word.casefold() for word in _WORD.findall(text)}
    return words <= _KNOWN and bool(_kind(text, ":")) and not re.search("[.,;:]", text)


def _opened(text: str) -> Iterator[tuple[str, str, str]]:
    """What can be the label of a list at the start of a text, its mark, and the text behind it: to a colon, a dash or the end, else known words."""
    if found := _SENT.match(text):
        yield ("late" if "lateness" in found[0] else "apologies"), ":", found["rest"]
    for ended in (_TO_COLON, _TO_DASH, _ALONE):
        if found := ended.match(text):
            yield found["printed"], found["mark"], found["rest"]
    if found := _KNOWN_WORDS.match(text):
        printed, rest = found["printed"], found["rest"]
        if whose := _WHOSE.search(printed):
            printed, rest = printed[: whose.start()], f"{whose[0].strip()} {rest}"
        if any(names.match(rest) for names in (TITLED, PLURAL, _NAMES_FOLLOW)):
            yield printed, "", rest


def _kind(printed: str, mark: str) -> str:
    """The list that words in front of names begin: 'present', 'apologies', 'absent', 'in_attendance' or 'leave' for any other; '' for no label."""
    words = _WORD.findall(printed[max(0, printed.rfind("following")) :])
    said = {word.casefold() for word in words}
    unknown = said - _KNOWN
    if (unknown and mark != ":") or any(word.islower() and word in unknown for word in words):
        return ""
    here, group = said & _HERE, said & _GROUPS
    kind = "apologies" if said & _AWAY else "absent" if said & _ABSENT else "present" if here else ""
    if (said & _LEAVE and (kind or "absence" in said or said <= _LEAVE)) or (here and kind != "present"):
        return "leave"
    beside = here == {"attendance"} and "in" in said
    if kind == "present" and (said & _OTHERS or (beside and (not group or "other" in said))):
        return "in_attendance"
    if kind == "present" and (beside or here <= {"attendees", "attending"}):
        return "attendees"
    if not kind and mark and said & _OTHERS - {"also"} and len(unknown) < 2:
        return "in_attendance"
    return "leave" if kind == "present" and unknown and not group else kind


def _label(text: str) -> tuple[str, str] | None:
    """The list that a text begins and what stands behind its label; None where it begins none."""
    text = _NUMBERED.sub("", text)
    roll, text = _ROLL_ALONE.match(text), _ROLL.sub("", text)
    if chair := _IN_THE_CHAIR.match(text):
        named = next(filter(None, chair.groups()), "")
        pieces = [piece for piece in re.split(r"\s*,\s*", named.strip(" .,")) if piece]
        titled = [piece for piece in pieces if TITLED.match(piece) and people_in([piece])]
        who = next(iter([*titled, *pieces]), "")
        return "present", f"{who} (Chair)" if who else ""
    for printed, mark, rest in _opened(text):
        if kind := _kind(printed, mark):
            rest = _COUNT.sub("", rest)  # noqa: PLW2901
            if inner := _label(rest):
                return inner
            group = next((word for word in _WORD.findall(printed) if PLURAL.fullmatch(word)), "")
            own = TITLED.match(rest) or PLURAL.match(rest)
            return kind, f"{group} {rest}" if rest and group and not own else rest
    return ("attendees", text if _ROLL_ALONE.fullmatch(text) is None else "") if roll else None


_OTHER_LABEL = re.compile(r"(?P<label>[A-Z][\w&\u2019' -]{2,40}):\s+(?P<rest>.+)")


def _closes(line: Line, texts: Sequence[str], label: str) -> bool:
    """Whether a line ends the list of names: it names nobody, and is no remark, seat or end of the entry before it; or another label is on it."""
    text = line.text
    before = texts[-1].rstrip() if texts else ""
    if open_bracket(" ".join(texts)) or text.startswith("(") or (texts and _REMARK.match(text)):
        return False  # '(except item' goes on with '12)' on the next line
    if line.gap and before.endswith("."):
        return True
    labelled = _OTHER_LABEL.match(text)
    if labelled and not (is_list_heading(labelled["label"]) or is_seat(labelled["label"])):
        apart = line.gap and bool(texts) and not _OTHER_LABEL.match(texts[0])
        return label in ("absent", "apologies") or apart or not people_in([labelled["rest"]])
    if before.endswith((",", " and", "&", "-", "\u2013", ";")) or is_list_heading(text) or is_seat(text):
        return False
    if " and " in before.rpartition(",")[2] and is_person(text) and not line.gap:
        return True  # 'A and B' is whole: what stands below is a heading
    capitals = text.isupper() and before and not (before.isupper() or TITLED.match(text) or is_office(text))
    beside = (is_office(text) or PARTY.fullmatch(text)) and not may_be_heading(text)
    return bool(capitals) or not (beside or people_in([text]) or names_somebody(text))


_Cells = Sequence[Cell]
_LabelOf = Callable[[str], tuple[str, str] | None]
_NAMES_OVER = any_case(listed(WORDS["lists"]["names_over"]))
_ROLE_OVER = any_case(rf"(?:job )?{listed(WORDS['lists']['role_over'])}s?")
_ABOUT_OVER = any_case(rf"{listed(WORDS['lists']['about_over'])}(?: .{{0,20}})?")
_CAME_OVER = any_case(r"attend(?:ance|ed)\??|present\s*(?:\?|/.*)|here\??|status")
_DAY_OVER = re.compile(r".*\d.*|[A-Z][a-z]{2,8}")
_PARTY_WORDS = listed(WORDS["lists"]["parties"])
PARTY = any_case(rf"(?:{_PARTY_WORDS}[\s,/:-]*)+")
"""The name of a party or group, with its number of seats, which heads those who belong to it."""
_MARK_CELL = any_case(r"[\u2713\u2714\u221axy]|yes|1|p")
_CAME = {
    "present": any_case(
        r"[\u2713\u2714\u221ay]|yes|p|pr|present|attended|in person|virtual(?:ly)?|remote(?:ly)?|online"
    ),
    "apologies": any_case(r"ap|apols?|apolog(?:y|ies)(?: received| sent)?|e|ex|excused|regrets"),
    "absent": any_case(r"absent|abs|no|n|[\u2717\u2718]"),
}
"""What stands behind a name in a column of attendance; 'A' may be an apology or an absence, and so says nothing."""


def names_somebody(text: str) -> bool:
    """Whether a cell names somebody: 'Cllr A Ash (Chair)', 'Ann Ash', 'Ash, A'."""
    core = re.sub(r"\s*\([^()]*\)", "", text).strip(" ,;")
    titled = TITLED.match(core) or PLURAL.match(core) or _SURNAME_FIRST.match(text)
    return bool(titled) or is_person(core.split(",")[0])


def in_order(lines: Sequence[Line], label_of: _LabelOf) -> Iterator[Line]:
    """Lines as the lists on them are read: columns one after another, and those who stand beside one another on lines of their own.

    Args:
        lines: with their cells.
        label_of: the list that a text begins and the rest behind its label, None where it begins none.
    """
    at = 0
    while at < len(lines):
        line, cells = lines[at], lines[at].parts
        if len(cells) > 1 and _are_heads(cells, label_of):
            end = _end_of_columns(lines, at, label_of)
            yield from _by_columns(line, cells, lines[at + 1 : end], label_of)
            at = end
        else:
            below = lines[at + 1].parts if len(cells) > 1 and at + 1 < len(lines) else ()
            label = f"{cells[0].text} {below[0].text}" if below and below[0].left - cells[0].left < 3 else ""
            if label and len(below) == 1 and label_of(label) and not label_of(cells[0].text):
                cells = (
                    cells[0]._replace(text=label),
                    *cells[1:],
                )  # a label over two lines: 'Independent / member:'
                at += 1
            yield from _alone(line, cells, label_of)
            at += 1


def _over_names(text: str) -> bool:
    return bool(_NAMES_OVER.fullmatch(text) or is_list_heading(text))


def _are_heads(cells: _Cells, label_of: _LabelOf) -> bool:
    """Whether each cell of a row heads a column: labels of lists, parties, 'Mayor', or 'Name', 'Ward' and days."""
    texts = [cell.text.strip(" :") for cell in cells]
    listed_here = [
        bool(label_of(one.text)) or bool(PARTY.fullmatch(one.text)) or _over_names(one.text) for one in cells
    ]
    if all(listed_here):
        return True
    other = (_ROLE_OVER, _ABOUT_OVER, _CAME_OVER, _DAY_OVER)
    about = all(
        here or any(one.fullmatch(text) for one in other)
        for here, text in zip(listed_here, texts, strict=True)
    )
    offices = all(here or is_office(text) for here, text in zip(listed_here, texts, strict=True))
    return (about and any(map(_over_names, texts[:2]))) or (offices and not any(map(names_somebody, texts)))


def _end_of_columns(lines: Sequence[Line], at: int, label_of: _LabelOf) -> int:
    """Where the rows under heads end: at other heads, a label, a number, or a line that stands in no column."""
    lefts = [cell.left for cell in lines[at].parts]
    near = 0.5 * min(after - left for left, after in pairwise(lefts))
    for index in range(at + 1, len(lines)):
        line, cells = lines[index], lines[index].parts
        text = cells[0].text
        astray = any(min(abs(cell.left - head) for head in lefts) > near for cell in cells)
        if line.page != lines[at].page or astray or any(number.marked for number in numbers_of(text)):
            return index
        if len(cells) > 1 and _are_heads(cells, label_of):
            return index
        if len(cells) == 1 and (
            label_of(text) or len(text) > _WIDEST or (line.gap and not names_somebody(text))
        ):
            return index
    return len(lines)


_WIDEST = 60


def _by_columns(line: Line, heads: _Cells, rows: Sequence[Line], label_of: _LabelOf) -> Iterator[Line]:
    """The lines of columns, as one list after another; a table of names and what is said of each gives a line for each name."""
    lefts = [head.left for head in heads]
    records: list[dict[int, str]] = []
    for row in rows:
        found: dict[int, str] = {}
        for left, _, text in row.parts:
            column = min(range(len(lefts)), key=lambda place: abs(lefts[place] - left))
            found[column] = f"{found[column]} {text}" if column in found else text
        records.append(found)
    named = [[record[at] for record in records if at in record] for at in range(len(heads))]
    people = [2 * sum(map(names_somebody, texts)) > len(texts) for texts in named]
    texts = [head.text for head in heads]
    if sum(people[1:]) or not _over_names(texts[0].strip(" :")):
        for at, text in enumerate(texts):
            if not PARTY.fullmatch(text) or not people[at]:
                yield replace(line, text=text, cells=(), gap=True)
            yield from (replace(line, text=entry, cells=(), gap=False) for entry in named[at])
        return
    yield from _of_table(line, texts, records, label_of)


def _of_table(
    line: Line, heads: Sequence[str], records: Sequence[dict[int, str]], label_of: _LabelOf
) -> Iterator[Line]:
    """The people of a table that says in its columns who came, or what each is; none where its columns are of several days."""
    kinds = {at: label[0] for at, text in enumerate(heads) if at and (label := label_of(text.strip(" :")))}
    came = next((at for at, text in enumerate(heads) if at and _CAME_OVER.fullmatch(text.strip(" :"))), 0)
    role = next((at for at, text in enumerate(heads) if at and _ROLE_OVER.fullmatch(text.strip(" :"))), 0)
    about = any(_ABOUT_OVER.fullmatch(text.strip(" :")) for text in heads[1:])
    lists: dict[str, list[str]] = {}
    for record in records:
        name = record.get(0, "")
        if not names_somebody(name):
            continue
        if len(kinds) > 1 or (kinds and not came):
            marked = [kind for at, kind in kinds.items() if _MARK_CELL.fullmatch(record.get(at, ""))]
            kind = marked[0] if len(marked) == 1 else "leave"
        elif came:
            said = record.get(came, "")
            kind = next((kind for kind, marks in _CAME.items() if marks.fullmatch(said)), "leave")
        else:
            kind = "" if role or about else "leave"
        office = record.get(role, "") if role else ""
        lists.setdefault(kind, []).append(f"{name} ({office})" if office and "(" not in name else name)
    for kind, names in lists.items():
        if kind not in ("", "leave") or about:
            title = f"{kind or 'members'}:".replace("_", " ").capitalize()
            yield replace(line, text=title, cells=(), gap=True)
        if kind != "leave":
            yield from (replace(line, text=name, cells=(), gap=False) for name in names)


def _alone(line: Line, cells: _Cells, label_of: _LabelOf) -> Iterator[Line]:
    """A line; where it has several cells, a label and each who stands beside it or beside others on lines of their own."""
    texts = [cell.text for cell in cells]
    label = label_of(texts[0]) if len(texts) > 1 else None
    rest = texts[1:] if label and not label[1] else texts
    titled = [bool(TITLED.match(text)) for text in rest]
    entries = len(rest) > 1 and all(map(names_somebody, rest)) and (all(titled) or not titled[0])
    if len(texts) == 1 or (not entries and rest is texts):
        offices = [text for text in texts[1:] if is_office(text) and not people_in([text])]
        if len(texts) > 1 and names_somebody(texts[0]) and offices == texts[1:] and "(" not in texts[0]:
            line = replace(line, text=f"{texts[0].rstrip(' ,')} ({', '.join(offices)})", cells=())
        yield line
        return
    parts = rest if entries else [" ".join(rest)]
    whole = parts if rest is texts else [texts[0], *parts]
    yield from (replace(line, text=text, cells=(), gap=line.gap and not at) for at, text in enumerate(whole))


_SURNAME_FIRST = re.compile(
    r"(?P<title>(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?P<surname>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?),\s+"
    r"(?P<given>(?:[A-Z]\.?\s?){1,3}|[A-Z][a-z]+)(?P<rest>\s*\(.*\))?[;.]?$"
)


def given_first(texts: Sequence[str]) -> list[str]:
    """Names of which the surname stands first, 'Ash, A', the usual way round, where all of a list are set so."""
    parts = [part.strip() for text in texts for part in text.split(";") if part.strip()]
    found = [_SURNAME_FIRST.match(part) for part in parts]
    initials = all(one and len(one["given"].strip(" .").replace(".", "")) < 4 for one in found)
    if len(parts) < 2 or not all(found) or not (initials or len(parts) > 2):
        return list(texts)
    return [
        f"{one['title'] or ''}{one['given'].strip()} {one['surname']}{one['rest'] or ''}"
        for one in found
        if one
    ]
