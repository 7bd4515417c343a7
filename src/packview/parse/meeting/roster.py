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
    is_list,
    is_list_heading,
    is_nobody,
    is_office,
    is_person,
    is_seat,
    is_somebody,
    is_surname,
    may_be_heading,
    people_in,
    sentences,
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
_MORE = frozenset({"also", "other", "hefyd", "freisin"})
_REMOTE = frozenset({"remotely", "online"})
_BODIES = frozenset({"council", "board", "committee"})
_WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
_NUMBERED = re.compile(r"^(?:\([a-zA-Z]\)|\d{1,2}(?:\.\d{1,2})?[.)]?(?=\s*[A-Z]))\s*")
_TO_COLON = re.compile(r"(?P<printed>[^:;.,]{3,110}?)\s*(?P<mark>[:;])(?!\d)\s*[-\u2013]?\s*(?P<rest>.*)$")
_TO_DASH = re.compile(r"(?P<printed>[^:;.,\u2013]{3,60}?)\s*(?P<mark>[-\u2013])\s+(?P<rest>.*)$")
_ALONE = re.compile(r"(?P<printed>[^:;.,\d]{3,60})(?P<mark>$)(?P<rest>$)")
_SENT = re.compile(
    r"(?:There were |An? )?(?i:(?:(?:belated|late) )?apolog(?:y|ies|ises)\b)[^:.]{0,80}?\b(?:from|by|on behalf of)\s*:?\s+(?P<rest>[A-Z(].*)$"
)
_WHOSE = any_case(rf"\b(?:{PLURAL.pattern}|{TITLES}\W*)$")
_KNOWN_WORDS = any_case(
    rf"(?P<printed>(?:(?:{'|'.join(map(re.escape, sorted(_KNOWN, key=len, reverse=True)))})\b[),]?\s+){{1,9}})(?P<rest>\S.*)$"
)
_COPULA = any_case(r"\b(?:were|was)\s+")
_NAMES_FOLLOW = re.compile(
    r"(?:[A-Z]\.?\s?){1,3}[A-Z][a-z]+\s?[,;(]|[A-Z][a-z]+\s[A-Z][\w'\u2019-]+\s?(?:[,;(]|and\b|$)"
)
_IN_LABEL = re.compile(r"(?<=\w)\s*\((?:\w+ )?(?:[a-z]+|\d+|[A-Z]\w+s)\)(?=\s*[:;])")
_IN_THE_CHAIR = any_case(
    r"(?:the|an)\s+(?:cathaoirleach|mayor|chair(?:man|person)?),?\s+([^:]{3,60}?),?\s+was\s+in\s+the\s+chair\b.*"
    r"|(?:an\s+)?cathaoirleach,?\s+([^:]{3,60}?),?\s+presided\b.*"
    r"|(?:(?:present )?in the chair|presiding|chair(?:man|person)?)\s*[:\u2013]\s*([^:]{0,80})$"
)
_LONG_LABEL, _WIDEST = 9, 60
_OTHER_LABEL = re.compile(r"(?P<label>[A-Z][\w&\u2019' -]{2,40}):\s+(?P<rest>.+)")
_Told = list[tuple[str, tuple[Attendee, ...]]]


class Lists:
    """Lists of people by the labels above or before them."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Attendee, ...]] = {}
        self.label = ""
        self.texts: list[str] = []
        self.unread: list[str] = []  # lists with names on them of which nobody is shown

    def open(self, label: str, texts: list[str]) -> None:
        self.close()
        self.label, self.texts = label, texts

    def close(self) -> None:
        texts = _without_groups(self.texts)
        marked = [found for text in texts if (found := _MARKED.fullmatch(text))]
        people: tuple[Attendee, ...] = ()
        if self.label and texts and len(marked) < max(2, 0.5 * len(texts)):
            people = people_in(given_first(texts), zone=True)
            bare = any(" " not in one.name for known in self.found.values() for one in known)
            if bare and len(texts) == 1 and is_surname(texts[0]) and not is_nobody(texts[0]):
                people = (Attendee(name=texts[0].strip(" .")),)
            self.add(self.label, people)
        elif self.label in ("attendees", "present") and all(_came(found["mark"]) for found in marked):
            for kind, answered in _heard(marked):
                self.add(kind, answered)
                people += answered
        said = "; ".join(texts) if self.label and (not people or self.label == "leave") else ""
        self.unread += [said] * (len(_FULL_NAME.findall(said)) > 1)
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
        if self.label and (
            nobody or _PUBLIC.fullmatch(line.text) or (self.label == "leave" and _MARKED.fullmatch(line.text))
        ):
            return  # 'North: no representative'; a mark in one of two columns
        told, answer = _told(line.text), _MARKED.fullmatch(line.text)
        heard = answer and self.label in ("attendees", "present") and len(told) < 2
        if answer and heard and _came(answer["mark"], votes=self.label == "attendees"):
            self.texts.append(line.text)
        elif told:
            self.tell(self._with_beginning(line.text) or told)
        elif self._staff_begin(line):
            self.open("staff", [line.text])
        elif not self.label or _closes(line, self.texts, self.label):
            self.close()
            serving = _OTHER_LABEL.match(line.text) if self.found else None
            if serving and _OFFICERS.search(serving["label"]) and is_office(serving["label"]):
                self.add("staff", people_in([line.text]))
            first = "loose" not in self.found and not line.bullet
            if first and _BEGINS_LOOSE.match(line.text) and is_list(line.text):
                self.open("loose", [line.text])
        elif self.texts and _REMARK.match(line.text):
            self.texts[-1] += f" ({line.text})"
        else:
            self.texts.append(line.text)

    def _staff_begin(self, line: Line) -> bool:
        """Whether under a list of titled members, and apart from it, somebody stands who has an office instead."""
        titled = self.texts and all(map(_BEGINS_LOOSE.match, self.texts))
        apart = line.gap and not _BEGINS_LOOSE.match(line.text) and _OFFICERS.search(line.text)
        return bool(self.label in ("present", "loose") and titled and apart and people_in([line.text]))

    def _with_beginning(self, text: str) -> _Told:
        """A statement that began behind a full stop in the list above it: '... and Elm. Clerk Jo Fox and Al' / 'Gow were present'."""
        *before, begun = sentences(self.texts[-1] if self.texts else "")
        told = _told(f"{begun} {text}") if before and not begun.endswith(".") else []
        if told:
            self.texts[-1] = " ".join(before)
        return told

    def people(self) -> dict[str, tuple[Attendee, ...]]:
        """The lists; those that say less plainly who was there where no other does, and clerks among the others."""
        self.part_officers("present")
        known = {one.name for one in self.found.get("present", ())}
        attendees, also, loose = (
            [one for one in self.found.pop(kind, ()) if one.name not in known]
            for kind in ("attendees", "also", "loose")
        )
        self.add("present" if self._only_chair() else "in_attendance", attendees)
        if self._only_chair() and len(loose) > 2:
            self.add("present", loose)
        came = self.found.get("in_attendance", ())
        members = [one for one in came if _MEMBER.match(one.name)]
        if self._only_chair() and len(members) > 2:
            self._move("in_attendance", "present", members)
        elif not self.found.get("present") and len(came) > 2 and not any(map(_serves, came)):
            self._move("in_attendance", "present", came)
        if known and self._only_chair():  # 'Mr Ash presided. Also present were Mrs Elm, Mr Oak'
            alike = bool(_MEMBER.match(self.found["present"][0].name))
            peers = [one for one in also if bool(_MEMBER.match(one.name)) == alike and not _serves(one)]
            self.add("present", peers)
        self.add("in_attendance", [one for one in also if one not in self.found.get("present", ())])
        self.add("in_attendance", self.found.pop("staff", ()))
        self.part_officers("present")
        gone = [one for one in self.found.get("present", ()) if _GONE_NOTE.fullmatch(one.note or one.role)]
        self._move("present", "absent", gone)
        excused = [one for one in self.found.get("absent", ()) if _EXCUSED.search(f"{one.role} {one.note}")]
        self._move("absent", "apologies", excused)
        return self.found

    def part_officers(self, kind: str) -> tuple[Attendee, ...]:
        """A list without those who serve it; these came too."""
        others = [one for one in self.found.get(kind, ()) if not _MEMBER.match(one.name)]
        listed_here = self.found.get(kind, ())
        few = 2 * len(others) <= len(listed_here)
        last = max((at for at, one in enumerate(listed_here) if _MEMBER.match(one.name)), default=0)
        behind = listed_here[last:]  # 'Clerk Birch' before trustees is one of them
        if not few and len(others) > 2 and not others[-2].role:
            few, behind = True, listed_here[-1:]  # the clerk behind members without a title
        known = [one for one in others if one.name == "Clerk" or CONSTABLE.match(one.name)]
        known += [one for one in others if _GUEST.fullmatch(one.role or one.note)]
        known += [one for one in behind if few and one in others and _serves(one)]
        self._move(kind, "in_attendance", [one for one in others if one in known])
        return self.found[kind]

    def _only_chair(self) -> bool:
        return all("Chair" in one.role for one in self.found.get("present", ()))

    def _move(self, kind: str, to: str, people: Sequence[Attendee]) -> None:
        self.found[kind] = tuple(one for one in self.found.get(kind, ()) if one not in people)
        self.add(to, people)


def _serves(one: Attendee) -> bool:
    return _OFFICERS.search(one.role) is not None


_EXCUSED = any_case(r"\b(?:excused|regrets|apolog(?:y|ies)|with leave)\b")
_GONE_NOTE = any_case(r"absent|not present|excused|apolog(?:y|ies)|regrets")
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b[A-Z]\.? [A-Z][a-z]+\b")
_MARKED = re.compile(
    r"(?P<who>[A-Z][^;:]{1,60}?)[\s:,\u2013-]+(?P<mark>[PAXYN\u2713\u2714\u221a\u2717\u2718]|(?i:yes|no|aye|(?:answered )?(?:here|present)|absent|excused|apologies))"
)
"""An entry of a roll call: 'Trustee Ash - present', 'Ann Ash  Yes'."""
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*")
_OFFICERS = word_in(WORDS["lists"]["officers"])
_GUEST = any_case(listed(WORDS["lists"]["guests"]))
_MEMBER = any_case(rf"(?!(?:{CIVIL})\b){TITLED.pattern}")
_WAS = r"(?:(?P<also>also)\s+|(?:was|were|had|being|both|all)\s+)*"
_THERE = r"(?P<there>(?i:present|here)\b|presided\b(?=\W*$|\s+(?:over|at)\b)|answered\s+(?:the\s+|to\s+the\s+)?(?:roll|present)\b|[\u2713\u2714\u221a])"
_GONE = r"(?P<away>(?i:absent))\b|(?i:excused|apologies)\b|sent\s+(?:(?:an|his|her|their)\s+)?apolog(?:y|ies)\b|[\u2717\u2718]"
_TOLD = re.compile(
    rf"(?:[^.;:]*\bwith\s+|[A-Z]\w+:\s+)?(?P<who>[A-Z][^;:]{{2,300}}?)(?:\s*[:,\u2013-])?\s+{_WAS}"
    rf"(?:{_THERE}|(?P<chair>(?i:in\s+the\s+chair))\b(?=\W*$)|(?P<came>in attendance|attended)\b|{_GONE})(?P<tail>(?:[^:]|:\d)*)$"
)
"""'Clerk Jo Kidd was also present', 'It met with Trustees Ash and Cole present'; in a roll call 'Trustee Ash  Present', 'Jill Sato \u2713'."""
_CALLED = re.compile(
    r"(?P<chair>[A-Z][^,;:]{2,60}?),?\s+(?:called|convened|opened)\s+(?:the|this|a)\b.{0,60}?\b(?:meeting|session)\b.{0,60}?\bwith\s+(?P<rest>\S.*)"
)
"""'Chairman Ash called the meeting to order at 7 p.m. with members Birch and Cole present'."""
_AWAY_WITHIN = any_case(r"[,:;]\s*apologies from\s+(?P<who>.*)$")
_ROLL = any_case(r"(?:[^.;:]{0,60}\b)?roll\s*call(?:\s+(?:as follows|was \w+))?\s*[:,\u2013-]\s*(?=\S)")
_ROLL_ALONE = any_case(r"(?:roll call|call of the roll)\s*(?:[:\u2013-]|$)\s*")
_PUBLIC = any_case(r"(?:\w+ ){0,3}(?:members? of (?:the )?(?:public|press)|residents|parishioners)\W*")
_REMARK = re.compile(r"(?:absent|left|arrived|joined|departed|until|from)\b.{0,40}\d")
_ANOTHER_LIST = any_case(r"\b(?:present|attendance|apolog(?:y|ies)|absent)\b")
_BETWEEN_ANSWERS, _BETWEEN_NAMES = r"\s*;\s*(?:and\s+)?", r",\s+(?:and\s+)?(?=[A-Z])|\s+and\s+(?=[A-Z])"
_NO_QUOTES = str.maketrans("", "", '\u201c\u201d"')


def _heard(answers: Sequence[re.Match[str]]) -> _Told:
    """Who answered what in a roll call; nobody where not each of them is one person."""
    people = people_in([", ".join(one["who"] for one in answers)], zone=True)
    kinds = [_came(one["mark"]) for one in answers]
    return (
        [(kind, (who,)) for kind, who in zip(kinds, people, strict=True)] if len(people) == len(kinds) else []
    )


def _told(text: str) -> _Told:
    """Which list the people of a sentence, or of each entry of a roll call, belong to, and the people."""
    roll = bool(_ROLL.match(text))
    text = _ROLL.sub("", text.translate(_NO_QUOTES))
    answers = text[text.rfind(": ") + 2 if ": " in text else 0 :].rstrip(" .,;")
    entries = re.split(_BETWEEN_ANSWERS if ";" in answers else _BETWEEN_NAMES, answers)
    heard = [one for entry in entries if (one := _MARKED.fullmatch(entry)) and _came(one["mark"], votes=roll)]
    if len(heard) == len(entries) > 1:
        return _heard(heard)
    if called := _CALLED.fullmatch(text):
        chair = people_in([f"{called['chair']} (Chair)"])
        told = _told(called["rest"][0].upper() + called["rest"][1:])
        return [(told[0][0], (*chair, *told[0][1])), *told[1:]] if chair and told else told
    if (found := _TOLD.fullmatch(text)) is None or _is_no_statement(found):
        return []
    who = f"{found['who'].rstrip(' ,(')} (Chair)" if found["chair"] else found["who"]
    office, comma, name = found["who"].partition(", ")
    if is_office(office) and is_person(name) and not TITLED.match(name):  # 'The Clerk, Jo Day, was there'
        who, comma = f"{name} ({office})", ""
    people = people_in([who], zone=not found["chair"])
    of_one = re.search(r"\bwas\b", text[found.start("who") :]) and "," in found["who"]
    if not people or (of_one and people[1:]) or (comma and is_office(office) and not people_in([office])):
        return []  # 'Councillors Ash, Birch, Jo Elm, the clerk, was in attendance'
    if not (found["there"] or found["came"] or found["chair"]):
        return [("absent" if found["away"] else "apologies", people)]
    beside = found["also"] or "observer" in found["tail"]
    came = found["came"] and "substitut" not in found["tail"]
    return [("staff" if beside else "attendees" if came else "present", people)]


def _is_no_statement(found: re.Match[str]) -> bool:
    """Whether words that look like a statement are a sentence about another thing, a label, or cells of a table one behind another."""
    who = found["who"]
    said = SAYS.search(who) or open_bracket(who) or sentences(who)[1:] or _ANOTHER_LIST.search(who)
    return bool(said or re.match(r"\s+[A-Z]", found["tail"]) or list_label(found.string))


def _without_leaders(line: Line) -> Line:
    """A line with a dash for the dots that lead from a name to what stands behind it."""
    return replace(line, text=_LEADERS.sub(" \u2013 ", line.text), cells=()) if ".." in line.text else line


def attendance_in(head: Sequence[Line], unread: list[str] | None = None) -> dict[str, tuple[Attendee, ...]]:
    """Who was there, who was not, and who else came, by the labels of their lists; lists that cannot be read go to ``unread``."""
    lists = Lists()
    lines = [
        replace(line, text=part)
        for line in _labelled_once(_joined(in_order(list(map(_without_leaders, head)), list_label)))
        for part in _parts(line.text)
        if _WORD.search(part)
    ]
    before: list[Line] = []  # a paragraph right of a label on its row comes before it in the text
    for line, after in zip_longest(lines, lines[1:]):
        label, empty = list_label(line.text), lists.label == "present" and not lists.texts
        may_begin = not lists.label or (lists.label == "staff" and _ELECTED.match(line.text))
        soft = (_SOFT.match(line.text) or _BODY.match(line.text)) if may_begin and not label else None
        label = ("attendees", soft["rest"]) if soft else label
        if label is None or (label[0] == "attendees" and lists.label and ":" not in line.text):
            before = [*([] if line.gap else before), *([] if lists.label else [line])]
            lists.take(line)
        elif told := _told(label[1]) or _told(line.text):
            lists.tell(told)
        elif empty and not label[1] and label[0] in ("absent", "apologies"):
            lists.open("leave", [])  # labels one under another, their names in another column
        else:
            ended = line.left and (after is None or after.gap or after.top)
            names = [one.text for one in before if ended and one.left >= line.left + 20]
            lists.open(label[0], [label[1]] if label[1] else names)
            before = []
    lists.close()
    if not {"present", "loose"} & lists.found.keys():
        for text in sentences(join(line.text for line in lines)):
            for kind, people in _told(text):
                lists.add(kind, people)
    if unread is not None:
        unread += lists.unread
    lists_found = lists.people().items()
    found = {kind: tuple(one for one in people if is_somebody(one.name)) for kind, people in lists_found}
    return {kind: people for kind, people in found.items() if people}


def apologies_in(texts: Iterable[str]) -> tuple[Attendee, ...]:
    """Who sent apologies by what is minuted under such a title: in statements, behind a label, or as a list and nothing else."""
    found: dict[str, Attendee] = {}
    for text in (one for said in texts for one in sentences(_REFERENCE.sub("", said))):
        label = list_label(text)
        told = [people for kind, people in _told(text) if kind == "apologies"]
        if label and label[0] == "apologies" and not told:
            told = [people_in([label[1]])]
        elif not told and (_ACCEPTED.match(text) or (is_list(text) and not SAYS.search(text))):
            told = [people_in([text])]
        found |= {one.name: one for people in told for one in people if is_somebody(one.name)}
    return tuple(found.values())


_REFERENCE = re.compile(r"^\d+/\d+\W*")
_ACCEPTED = any_case(
    r"(?:received|accepted|noted|approved)\b.{0,30}?\bfrom\b|.*\bapolog(?:y|ies)\b.*\b(?:from|of)\b"
)
_BEGINS_LOOSE = any_case(rf"{PLURAL.pattern.replace('?P<title>', '?:')}|(?!(?:{CIVIL})\b){TITLED.pattern}")
_SOFT = any_case(
    rf"(?:{listed('voting council board committee panel core elected the')}\s+)*{listed(WORDS['lists']['members'])}(?:\s*:[-\u2013]?|$)\s*(?P<rest>.*)$"
)
"""Labels of those who were there where no list says so plainly."""
_ELECTED = any_case(r"(?:\w+ )?(?:councill?ors|members|cllrs|trustees|commissioners|aldermen)\b")
_BODY = any_case(
    r"(?:Board|Council|Commission|Committee)\s*:\s*(?P<rest>(?-i:[A-Z])\w+ (?-i:[A-Z])[^:]*,.*)$"
)


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Lines of which one that begins in small letters is the end of the one above."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        wrapped = line.text.startswith("Member ") and before.endswith(" Council")
        wrapped = (
            wrapped or line.text[:1].islower() or (open_bracket(before) and ")" in line.text)
        )  # '(except item' / '12)'
        if joined and wrapped and not line.gap and not _REMARK.match(line.text):
            joined[-1] = replace(joined[-1], text=f"{before} {line.text}", cells=())
        else:
            joined.append(line)
    return joined


def _labelled_once(lines: Iterable[Line]) -> list[Line]:
    """Lines in which a label that stands on two of them, left of its names, is whole: 'Staff Ann Bell, Clerk;' over 'Present: Cy Cole'."""
    found: list[Line] = []
    listed_before = False
    for line in lines:
        label, above = _SECOND_HALF.match(line.text), found[-1].text.partition(" ") if found else ("", "", "")
        first = above[0].casefold() in _OTHERS | _MORE and re.search("[,;]", above[2])
        if label and listed_before and first and above[2][:1].isupper():
            found[-1] = replace(found[-1], text=f"{above[0]} {label['label']}: {above[2]}", cells=())
            line = replace(line, text=label["rest"], cells=())  # noqa: PLW2901  what is left of it
        listed_before = listed_before or (list_label(line.text) or ("",))[0] == "present"
        found.append(line)
    return found


_SECOND_HALF = any_case(r"(?P<label>present|(?:in )?attendance|attending)\s*:\s*(?P<rest>\S.*)$")
_FOLLOWING = re.compile(r"\b(?:with\s+)?the\s+following\b[^:.;,]*$")
"""'... called to order by Mayor Ash with the following members present: Birch, Cole'."""


def _whole_label(text: str) -> bool:
    known = {word.casefold() for word in _WORD.findall(text)} <= _KNOWN
    return known and bool(_kind(text, ":")) and not re.search("[.,;:]", text)


def _parts(text: str) -> list[str]:
    """A line cut before each label and statement that stands within it."""
    if len(_told(text)) > 1 or _MARKED.fullmatch(text):
        return [text]  # a roll call
    cuts = {0}
    for colon in re.finditer(r"\s*:(?!\d)", text):
        words = [word.start() for word in re.finditer(r"(?<!\S)[A-Z]", text[: colon.start()])][-7:]
        begin = next((at for at in words if _whole_label(text[at : colon.start()])), 0)
        following = _FOLLOWING.search(text, 0, colon.start())
        if following and _whole_label(following[0]):
            cuts.add(following.start())
            continue
        cuts.add(begin if re.search("[:.;)]", text[:begin]) else 0)
    for found in reversed([*re.finditer(r"(?<=[.;)/])\s+(?=[A-Z])|\s[-\u2013]\s+(?=[A-Z])", text)]):
        part = text[found.end() : min((cut for cut in cuts if cut > found.end()), default=len(text))]
        if (list_label(part) or _told(part)) and not (
            open_bracket(text[: found.start()]) or STOPS_EARLY.search(text[: found.start()].rstrip("."))
        ):
            cuts.add(found.end())
    parts = (
        text[start:end].strip(" \u2013").removesuffix(" -")
        for start, end in pairwise([*sorted(cuts), len(text)])
    )
    return [part for part in parts if part]


def _opened(text: str) -> Iterator[tuple[str, str, str]]:
    """What can be the label of a list at the start of a text, its mark, and the text behind it: to a colon, a dash or the end, else known words."""
    if found := _SENT.match(text):
        yield ("late" if "lateness" in found[0] else "apologies"), ":", found["rest"]
    for ended in (_TO_COLON, _TO_DASH, _ALONE):
        if found := ended.match(text):
            yield found["printed"], found["mark"] or "$", found["rest"]
    if found := _KNOWN_WORDS.match(text):
        printed, rest = found["printed"], found["rest"]
        if whose := _WHOSE.search(printed):
            printed, rest = printed[: whose.start()], f"{whose[0].strip()} {rest}"
        if (copula := _COPULA.search(printed)) and is_list(f"{printed[copula.end() :]}{rest}"):
            yield printed[: copula.end()], "", f"{printed[copula.end() :]}{rest}"
        elif any(names.match(rest) for names in (TITLED, PLURAL, _NAMES_FOLLOW)):
            yield printed, "", rest


def _kind(printed: str, mark: str) -> str:
    """The list that words in front of names begin, '' for no label.

    'present', 'apologies', 'absent' and 'in_attendance' are what they say; 'staff' are never members; 'leave' is any other list.
    """
    words = _WORD.findall(printed[max(0, printed.rfind("following")) :])
    said = {word.casefold() for word in words}
    said = {"absent"} if said == {"as", "l\u00e1thair"} else said
    unknown = said - _KNOWN
    sure = mark == ":" and 0 < len(words) < _LONG_LABEL and words[0].casefold() in _HERE | _AWAY | {"also"}
    if (unknown and mark != ":") or (not sure and any(word.islower() and word in unknown for word in words)):
        return ""
    here, group, more = said & _HERE, said & _GROUPS, said & _MORE
    others = said & _OTHERS - more
    kind = "apologies" if said & _AWAY else "absent" if said & _ABSENT else "present" if here else ""
    leave = said & _LEAVE - (_REMOTE if kind == "present" else frozenset())
    if (leave and (kind or "absence" in said or said <= _LEAVE)) or (here and kind != "present"):
        return "leave"
    beside = here == {"attendance"} and "in" in said
    if kind == "present":
        if others or (beside and (more or not group)):
            kind = "staff" if others or more else "in_attendance"
        elif more and not unknown:
            kind = "also"
        elif beside or here <= {"attendees", "attending"}:
            kind = "attendees"
        elif unknown and not group:
            kind = "leave"
    elif not kind and more and group and not unknown and mark in (":", ";"):
        kind = "also"
    elif not kind and others and len(unknown) < 2:
        several = _BODIES if words[-1].casefold().endswith(("s", "ff")) else frozenset[str]()
        kind = "staff" if mark not in ("", "$") or said <= _OTHERS | _SMALL | several else ""
    return kind


def list_label(text: str) -> tuple[str, str] | None:
    """The list that a text begins and what stands behind its label; None where it begins none."""
    text = _IN_LABEL.sub("", _NUMBERED.sub("", text))
    roll, text = _ROLL_ALONE.match(text), _ROLL.sub("", text)
    if chair := _IN_THE_CHAIR.match(text):
        named = next(filter(None, chair.groups()), "")
        pieces = [piece.strip() for piece in named.strip(" .,").split(",") if piece.strip()]
        titled = [piece for piece in pieces if TITLED.match(piece) and people_in([piece])]
        who = [*titled, *pieces, ""][0]
        if not who or titled or is_person(who) or not is_office(who):
            return "present", f"{who} (Chair)" if who else ""
    for printed, mark, rest in _opened(text):
        if kind := _kind(printed, mark):
            if inner := list_label(rest):
                return inner
            group = next((word for word in _WORD.findall(printed) if PLURAL.fullmatch(word)), "")
            own = TITLED.match(rest) or PLURAL.match(rest)
            return kind, f"{group} {rest}" if rest and group and not own else rest
    return ("attendees", text if _ROLL_ALONE.fullmatch(text) is None else "") if roll else None


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
    if " and " in before.rpartition(",")[2] and is_person(text) and not (line.gap or TITLED.match(text)):
        return True  # 'A and B' is whole: what stands below is a heading
    capitals = text.isupper() and before and not (before.isupper() or TITLED.match(text) or is_office(text))
    beside = (is_office(text.rstrip(" :")) or _is_group(text)) and not may_be_heading(text)
    return bool(capitals) or not (beside or people_in([text]) or names_somebody(text))


_Cells = Sequence[Cell]
_LabelOf = Callable[[str], tuple[str, str] | None]
_NAMES_OVER = any_case(listed(WORDS["lists"]["names_over"]))
_ROLE_OVER = any_case(rf"(?:job )?{listed(WORDS['lists']['role_over'])}s?")
_ABOUT_OVER = any_case(rf"{listed(WORDS['lists']['about_over'])}(?: .{{0,20}})?")
_CAME_OVER = any_case(r"attend(?:ance|ed)\??|present\s*(?:\?|/.*)|here\??|status")
_DAY_OVER = re.compile(r".*\d.*|[A-Z][a-z]{2,8}")
PARTY = any_case(rf"(?:{listed(WORDS['lists']['parties'])}[\s,/:-]*)+")
"""The name of a party or group, with its number of seats, which heads those who belong to it."""
_CONSTITUENCY = any_case(
    rf"(?:[\w'\u2019&.-]+ ){{0,4}}{listed(WORDS['lists']['constituencies'])}(?: (?:No\.? ?)?[\dIVX]{{1,4}})?"
)


def _is_group(text: str) -> bool:
    """Whether a line or cell is a party or a constituency, and so may stand over or beside its members."""
    return bool(PARTY.fullmatch(text) or _CONSTITUENCY.fullmatch(text)) and not TITLED.match(text)


def _without_groups(texts: list[str]) -> list[str]:
    """The entries of a list without the parties or wards that stand over them; one alone may be a surname."""
    entries = [text for text in texts if not _is_group(text)]
    several = len(texts) - len(entries) > 1
    return entries if several or all(map(_BEGINS_LOOSE.match, entries)) else texts


def _came(mark: str, *, votes: bool = True) -> str:
    """The list that a mark behind a name puts it on; '' where a letter, or without ``votes`` a yes, could mean another thing."""
    said = (kind for kind, marks in _CAME.items() if marks.fullmatch(mark))
    unsure = (len(mark) == 1 and mark.isalpha()) or (not votes and mark.casefold() in ("yes", "no", "aye"))
    return "" if unsure else next(said, "")


_MARK_CELL = any_case(r"[\u2713\u2714\u221axy]|yes|1|p")
_CAME = {
    "present": any_case(
        r"[\u2713\u2714\u221ay]|yes|aye|p|pr|(?:answered )?(?:here|present)|attended|in person|virtual(?:ly)?|remote(?:ly)?|online"
    ),
    "apologies": any_case(r"ap|apols?|apolog(?:y|ies)(?: received| sent)?|e|ex|excused|regrets"),
    "absent": any_case(r"absent|abs|no|n|[\u2717\u2718]"),
}
"""What stands behind a name in a column of attendance; 'A' may be an apology or an absence, and so says nothing."""


def names_somebody(text: str) -> bool:
    """Whether a cell names somebody: 'Cllr A Ash (Chair)', 'Ann Ash', 'Ash, A'."""
    core = re.sub(r"\s*\([^()]*\)", "", text).strip(" ,;")
    titled = TITLED.match(core) or PLURAL.match(core) or _SURNAME_FIRST.match(text)
    return bool(titled) or is_person(core.split(",")[0]) or len(people_in([core.split(",")[0]])) == 1


def in_order(lines: Sequence[Line], label_of: _LabelOf) -> Iterator[Line]:
    """Lines as the lists on them are read: columns one after another, and those who stand beside one another on lines of their own."""
    at = 0
    while at < len(lines):
        line, cells = lines[at], lines[at].parts
        if len(cells) > 1 and _are_heads(cells, label_of):
            end = _end_of_columns(lines, at, label_of)
            yield from _by_columns(line, cells, lines[at + 1 : end], label_of)
            at = end
        else:
            yield from _alone(line, cells, label_of)
            at += 1


def _over_names(text: str) -> bool:
    return bool(_NAMES_OVER.fullmatch(text) or is_list_heading(text))


def _are_heads(cells: _Cells, label_of: _LabelOf) -> bool:
    """Whether each cell of a row heads a column: labels of lists, parties, 'Mayor', or 'Name', 'Ward' and days."""
    texts = [cell.text.strip(" :") for cell in cells]
    listed_here = [bool(label_of(text) or PARTY.fullmatch(text)) or _over_names(text) for _, _, text in cells]
    if all(listed_here):
        return True
    rest = [text for here, text in zip(listed_here, texts, strict=True) if not here]
    other = (_ROLE_OVER, _ABOUT_OVER, _CAME_OVER, _DAY_OVER)
    about = all(any(one.fullmatch(text) for one in other) for text in rest)
    offices = all(map(is_office, rest))
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
        behind = len(text) > _WIDEST or (line.gap and not names_somebody(text))
        if len(cells) == 1 and (behind or label_of(text)):
            return index
    return len(lines)


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
            away = any(
                _CAME["absent"].fullmatch(record.get(at, "")) for at in kinds if kinds[at] == "present"
            )
            kind = marked[0] if len(marked) == 1 else "absent" if away else "leave"
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
    people = [names_somebody(text) or text[0].isdigit() for text in rest]  # '2 members of the public'
    entries = (
        len(rest) > 1
        and all(people)
        and (all(titled) or not titled[0] or len(rest) > sum(map(names_somebody, rest)))
    )
    about = [text for text in texts[1:] if _is_group(text) or (is_office(text) and not people_in([text]))]
    if len(texts) > 1 and about == texts[1:] and names_somebody(texts[0]):
        yield replace(line, text=f"{texts[0].rstrip(' ,')} ({', '.join(about)})", cells=())
        return
    if len(texts) == 1 or (not entries and rest is texts):
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
    named = filter(None, found)
    return [
        f"{one['title'] or ''}{one['given'].strip()} {one['surname']}{one['rest'] or ''}" for one in named
    ]
