"""Names of people in lists: who was present, who sits on a committee, who came to speak to an item."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from packview.model import Attendee
from packview.parse.text.lines import join
from packview.parse.text.patterns import WORDS, any_case, listed
from packview.parse.text.titles import open_bracket
from packview.text import one_line

_SINGULAR = WORDS["people"]["titles"]
CIVIL = listed("Mr Mrs Ms Miss Mx Dr Professor Prof Sir Dame Lord Lady Baroness Rev.?d Rev Canon Bishop")
_OFFICES = listed(_SINGULAR)
TITLES = listed(f"{_SINGULAR} {CIVIL}")
TITLED = any_case(rf"(?:(?:The|Y) )?(?P<title>{TITLES})\b\.?\s*:?\s*(?=\S)")
CONSTABLE = re.compile(r"(?:PCs?|PCSOs?|Sgt|Sergeant|Insp|Inspector|(?:Police )?Constable)\b")
_PLURALS = dict(pair.replace("_", " ").split("=") for pair in WORDS["people"]["plurals"].split())
_TIER = r"(?:County|District|Borough|Town|City|Parish|Ward|Unitary)\s"
PLURAL = any_case(rf"(?:(?:The|Y) )?(?P<title>(?:{_TIER})?(?:{'|'.join(_PLURALS)}))\b\.?\s*[:;\u2013]?\s*")
_CHAIRS = listed(WORDS["people"]["chairs"])
_SURNAME = re.compile(r"[A-Z][\w'\u2019-]*[a-z]")
_HEADING = any_case(rf"(?:The )?(?:{'|'.join(_PLURALS)}|{_OFFICES}|{_CHAIRS})\s*:?")
"""A line that only says who those below it are: 'Mayor', 'Aldermen', 'Councillors:'."""
_OTHERS = any_case(r"(?:staff|officers?|officials|(?:members of the )?(?:public|press)|in attendance)\s*:?")
_STARTS = any_case(rf"(?:{PLURAL.pattern}|(?:{_OFFICES}|{_CHAIRS})\s*:)")
_NEXT_CELL = re.compile(
    rf"(?P<before>\b(?!(?:{TITLES}|The|Town|City|Parish|Borough)\b)[A-Z][\w'\u2019-]*[a-z]|\))(?P<space>\s+)"
    rf"(?=(?:{TITLES})\b\.?\s+[A-Z])"
)
"""'Councillor A Ash Councillor B Beech': the second cell of a row begins with a title."""
_INITIALS = rf"(?:[A-Z]\.?\s){{1,3}}(?!(?:{TITLES})\b)[A-Z][\w'\u2019-]*[a-z]"
_TWO_NAMES = re.compile(rf"(?P<first>{_INITIALS})\s(?={_INITIALS}\s*(?:[,;(&]|$))")
NEXT_LIST = any_case(
    rf"(?<=[\w).,;])(?<!Parish)(?<!Town)(?<!City)(?<!Deputy)(?<!Assistant)(?<!Vice)\s+(?=(?:{'|'.join(_PLURALS)}|{_CHAIRS}|(?:(?:Parish|Town|City|Deputy|Assistant) )?Clerk)\s*:)"
)
"""'Chair: Cllr Ash Councillors: Birch, Elm': a list begins behind a name."""
_SEATS = listed(WORDS["people"]["seats"])
_SEAT = any_case(rf"(?P<seat>{_SEATS})\b\s*:?\s*")
_CLERK = any_case(r"the (?:(?:Parish|Town|Assistant|Deputy) )?Clerk")
_HONOURS = re.compile(rf"{listed(WORDS['people']['honours'])}\.?")
_DEGREE = re.compile(rf"{listed(WORDS['people']['degrees'])}\.?|{_HONOURS.pattern}")
_NOTE = any_case(listed(WORDS["people"]["notes"]))
_NOBODY = any_case(r"(?:none|nil|n/?a|no apologies|there were (?:none|no)\b.*|no \w+(?: \w+)?|-)\.?")
_NOBODY_NAMED = any_case(r"\b(?:public|press|residents?|others?)\b|^\d")
_LEAD = any_case(
    r"\A.*?\b(?:(?:apolog(?:y|ies)|absence)\b.*?\b(?:received from|from|on behalf of|submitted by|by|of)|(?:received|given|accepted)(?: and \w+)? (?:from|for|by))\s+"
)
_TAIL = any_case(
    r"\s+(?:be|were|was|had been|have been)\s+(?:noted|received|given|accepted)\b.*$|\s+who (?:had|have|has|was|were)\b.*$"
)
_REMARKS = re.compile(
    rf"(?<=[\w)])(?:\s+[-\u2013]\s+|,?\s+)(?P<said>{listed(WORDS['people']['remarks'])}\b[^,;()\n]*?)(?=[,;\n]|\.?$|\.\s+[A-Z]|\s+and\s+[A-Z])"
)
"""What is said of somebody's coming and going without brackets: 'Bo Birch arrived at 7.05 pm, Cy Cole via Zoom'."""
_DASH = re.compile(r"(?P<name>[^,;]+?) [-\u2013] (?P<note>[A-Za-z][^;]*)")
_SERVING = any_case(r"\b(?:clerk|RFO)\b")
_BRACKET = re.compile(r"\((?P<text>(?:[^()]|\([^()]*\))*)\)?")
_SEPARATOR = re.compile(
    rf"\s*(?:[,;\n]\s*(?:(?i:and)\s+)?|\.\s+(?=[A-Z])|:\s+(?=(?:{TITLES})\b)|\s(?:and|AND|&|plus|together with)\s)\s*"
)
STOPS_EARLY = any_case(rf"(?:\b(?!(?<=(?-i:[ap])\.)(?-i:m))[A-Z]|\b(?:{TITLES}|Cllrs|Messrs|Chr))$")
_NAME_WORD = re.compile(
    "(?:[A-Z]\\.?){1,3}|(?:de|da|van|von|der|la|le|du|al|el)|(?:[A-Z][\u2019'\\-]?)?[^\\W\\d_]?[A-Z]?[\\w\u2019'\\-]*"
)
_LONGEST_ENTRY = 12
_VERBS = listed(WORDS["people"]["verbs"])
_VERB = re.compile(rf"\b{_VERBS}\b")
_PRESIDING = re.compile(r",?\s+with\s+(?P<who>[A-Z][\w .'\u2019-]{3,50}?)\s+presiding\b")
_OFFICE_WORDS = frozenset(WORDS["people"]["offices"].split())
"""Words of offices and departments: a name between commas that has one of them is no person's."""
_NO_ROLE = re.compile(r"[:\d]|[.;] |^(?:from|until|who)\b")


@dataclass(slots=True)
class _Person:
    name: str
    role: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    before: bool = False  # an office stands before the name, or behind it without a comma
    office: tuple[int, int] | None = None  # where a role set between commas stands in the text

    def attendee(self, text: str) -> Attendee:
        roles = list(self.role)
        if self.office:
            role = re.sub(r"\s*\([^()]*\)", "", text[slice(*self.office)]).strip(" ,;.")
            if len(role.split()) <= _LONGEST_ENTRY and not _NO_ROLE.search(role):
                roles.append(role)
        return Attendee(name=self.name, role=", ".join(roles), note="; ".join(self.notes))


def people_in(lines: Sequence[str], *, zone: bool = False) -> tuple[Attendee, ...]:
    """Everyone named in some lines, in order, each once: in a list over wrapped lines, or one person to a line.

    In a ``zone``, under the label of such a list, a single capital word beside people is a name too.
    """
    found: dict[str, Attendee] = {}
    texts = [_with_comma(_put_right(part)) for line in lines for part in NEXT_LIST.split(line)]
    for part in _parts([text for text in texts if text]):
        for person in _people(part, zone=zone):
            found.setdefault(person.name, person)
    return tuple(found.values())


def _put_right(line: str) -> str:
    line = one_line(line.replace("|", " "))
    for pattern, instead in _PUT_RIGHT:
        line = pattern.sub(instead, line)
    return line


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lists under 'Mayor', 'Aldermen', 'Councillors', with these words before the first name; all lines where there are none."""
    part: list[str] = []
    heading = ""
    for line in lines:
        if _OTHERS.fullmatch(line):
            break  # those who follow are on no list of members
        ended = not part or not (part[-1].endswith((",", "and", "&", "-")) or open_bracket(" ".join(part)))
        name, _, behind = line.partition(", ")
        own = part and " and " in part[-1] and is_person(name) and is_office(behind)
        if ended and (own or is_seat(line) or _HEADING.fullmatch(line) or _STARTS.match(line)):
            yield part
            part = []
        name = line.rstrip(" :")
        if ended and (_HEADING.fullmatch(line) or is_seat(line) or (name != line and is_office(name))):
            heading = name
            continue
        if heading:
            titled, group = TITLED.match(line), PLURAL.fullmatch(heading)
            known = _HEADING.fullmatch(heading) or is_seat(heading)
            office = "" if group or (known and not titled) else f" ({heading})"
            line = f"{line}{office}" if titled or office else f"{heading} {line}"  # noqa: PLW2901
            heading = ""
        part.append(line)
    yield part


def _ended(lines: Sequence[str]) -> Iterator[str]:
    """Wrapped lines with a comma behind those after which somebody's title begins the next."""
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        goes_on = not (line[-1].isalnum() or line[-1] == ")") or line.endswith(" and")
        name, _, office = after.partition(",")
        begins = TITLED.match(after) or (is_person(name) and is_office(office))
        office_first = _is_office_word(after.partition(" ")[0])
        served = office_first and not _is_office_word(line.split()[-1]) and _apart(after, first=True)[1]
        begins = begins or (line[-1] == ")" and office_first) or bool(served)
        yield line if goes_on or STOPS_EARLY.search(line) or not begins else f"{line},"


def _people(lines: Sequence[str], *, zone: bool) -> tuple[Attendee, ...]:
    text = "\n".join(lines) if _one_to_a_line(lines) else join(_ended(lines))
    for said in reversed(list(_REMARKS.finditer(_BRACKET.sub(_hidden, text))) if zone else []):
        text = f"{text[: said.start()]} ({said['said']}){text[said.end() :]}"
    text = _PRESIDING.sub(r" and \g<who> (Chair)", _TAIL.sub("", _LEAD.sub("", text)))
    named = () if is_nobody(text) else sentences(_list_only(text))
    read = ((one, _read(one, zone=zone)) for one in named)
    return tuple(person.attendee(one) for one, people in read for person in people)


def _list_only(text: str) -> str:
    """A text as far as it is a list of names: a sentence, or a long entry, is part of the minutes."""
    end, sentence = len(text), 0
    for start, stop, fresh in pieces(text):
        piece = _BRACKET.sub("", text[start:stop]).strip(" .")
        sentence = start if fresh else sentence
        said = _VERB.search(piece) and not is_office(piece)
        known = is_office(piece) or any(map(_begins, (piece, piece.rpartition(": ")[2])))
        if fresh and not (said or known):
            end = start
            break
        if len(piece.split()) > _LONGEST_ENTRY or said:
            end = (sentence if said else 0) or start
            break
    return text[:end].rstrip(" ,;&").removesuffix(" and") if end < len(text) else text


def _end_of_cell(found: re.Match[str]) -> str:
    office = found["before"].casefold() in _OFFICE_WORDS
    return found["before"] + (found["space"] if office else ", ")


def _after_label(found: re.Match[str]) -> str:
    """'Clerk: Jo Day' as 'Jo Day (Clerk)', 'Academies: Raj Patel' without whom somebody stands for; what heads a list stays."""
    whose, name = found["whose"], found["name"].strip(" .")
    listed_here = is_seat(whose) or PLURAL.match(whose)
    office = all(map(_is_office_word, whose.split())) and is_office(whose)
    if found["mark"] != ":" and not (office and (is_person(name) or TITLED.match(name))):
        return found[0]  # 'Cllr Ash - Holiday'
    if is_nobody(name):
        return found[0]
    if not listed_here and is_office(whose) and (is_person(name) or _SURNAME.fullmatch(name)):
        return f"; {name} ({whose}){found['rest']}"
    someone = is_person(name) or TITLED.match(name) or PLURAL.match(name)
    return found[0] if listed_here or is_list_heading(whose) or not someone else f"; {name}{found['rest']}"


_INITIALS_COLUMN = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'\u2019-]*\s+){1,4}[A-Z][\w'\u2019-]+)\s+(?P<initials>[A-Z][a-z]{0,2}[A-Z][a-zA-Z]?)(?:\s+(?P<office>[A-Z].*))?$"
)
"""'Dr Ann Ash AA Lay Member for Audit'."""


def _without_initials(found: re.Match[str]) -> str:
    office = f" ({found['office']})" if found["office"] else ""
    return f"{found['name']}{office}" if _are_initials(found["initials"], found["name"]) else found[0]


def _are_initials(text: str, name: str) -> bool:
    """Whether letters are the initials of a name: 'AA' or 'AAs' of 'Dr Ann Ash'."""
    titled = TITLED.match(name)
    words = name[titled.end() if titled else 0 :].split()
    capitals = [letter for letter in text if letter.isupper()]
    short = bool(words) and 1 < len(capitals) <= len(text) < 5 and " " not in text
    return short and (capitals[0], capitals[-1]) == (words[0][0], words[-1][0])


_REPAIRS = [line.split(" => ") for line in WORDS["people"]["repairs"].strip().splitlines()]
_LABELLED = re.compile(
    r"^(?P<whose>[A-Z][\w&/\u2019', -]{1,40}?)(?P<mark>:|\s[-\u2013])\s+(?P<name>[A-Z][^,;(]+)(?P<rest>.*)"
)
_Repair = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_PUT_RIGHT: list[_Repair] = [
    (_LABELLED, _after_label),
    (_INITIALS_COLUMN, _without_initials),
    (_NEXT_CELL, _end_of_cell),
]
_PUT_RIGHT += [
    (re.compile(wrong.replace("TITLES", TITLES).replace("INITIALS", _INITIALS)), right.strip("'"))
    for wrong, right in _REPAIRS
]
"""What an entry of a list lacks, spaces and commas, or has too many of, and what stands there instead."""


def _with_comma(line: str) -> str:
    """An entry as '<name>, <office>': 'Iris Jay - Scrutiny Officer', 'Chairperson Iris Jay'; commas between the cells of a row."""
    name, behind = _apart(line, first=True) if not re.search("[,;(]", line) else (line, [])
    return f"{name} ({behind[0]})" if behind and line.startswith(name) else line


def _one_to_a_line(lines: Sequence[str]) -> bool:
    """Whether each line names one person, rather than a list being wrapped over lines."""
    if len(lines) < 2 or not all(_whole(line) for line in lines):
        return False
    commas = sum(bool(re.search("[,;]", _BRACKET.sub("", line))) for line in lines)
    heads = [re.split("[,;(:]| - ", line)[0].strip() for line in lines]
    begun = (_begins(head) or _apart(head, first=True)[1] for head in heads)
    return commas * 3 < len(lines) or all(begun)


def _begins(text: str) -> bool:
    """Whether a text is a person, or begins with a title, a seat or what heads a list."""
    return is_person(text) or any(one.match(text) for one in (CONSTABLE, TITLED, PLURAL, _SEAT))


def _whole(line: str) -> bool:
    """Whether a line can be somebody on their own: it does not begin or end in the middle of a name or a bracket."""
    if line.count("(") != line.count(")") or line[0].islower() or line.endswith((",", "-")):
        return False
    plain = _BRACKET.sub("", line).strip(" .")
    broken = STOPS_EARLY.search(plain) and not (is_person(plain) or _apart(plain, first=True)[1])
    broken = broken and not is_office(plain.rpartition(", ")[2] if ", " in plain else "")
    return bool(plain) and not (plain[0].islower() or plain.rsplit(maxsplit=1)[-1].islower() or broken)


def sentences(text: str) -> list[str]:
    """A text cut behind each full stop that ends a sentence."""
    ends = [0, *(start for start, _, fresh in pieces(text) if fresh), len(text)]
    return [text[start:end].strip(" ") for start, end in pairwise(ends)]


def _read(text: str, *, zone: bool) -> list[_Person]:
    """The people of a sentence."""
    found: list[_Person] = []
    seat = ""
    # '' where the heading of the list has no title to give
    title: str | None = "" if zone and _are_names(text) else None
    for start, end, _ in pieces(text):
        if title is None:
            seat = ""
        piece, brackets = _brackets(text[start:end])
        if (heading := _list_heading(piece)) is not None:
            title, seat, piece = heading
        before = text[:start].rstrip(" ")[-1:]
        ahead = not found or found[-1].before or before in "\n;"
        piece, more = _apart(piece.strip(" .:"), first=ahead)
        brackets += more
        if _DEGREE.fullmatch(piece) and found:
            found[-1].name += f", {piece}" if _HONOURS.fullmatch(piece) else ""
        elif _CLERK.fullmatch(piece):
            found.append(_Person(name="Clerk"))
            title = None
        elif _is_name(piece, titled=title is not None or bool(seat), office=bool(brackets)):
            own = TITLED.match(piece)
            title = own["title"] if own and title and own["title"][:2] in ("Co", "Cl") else title
            behind = text[start:end].strip().startswith(piece)
            alone = own or (more and not behind) or CONSTABLE.match(piece)
            alone = alone or not title or _SERVING.search(" ".join(brackets))
            name, brackets = _with_initial(piece if alone else f"{title} {piece}", brackets)
            found.append(_Person(name=name, role=[seat] if seat else [], before=bool(more)))
        elif piece and not _takes_office(found, piece, (start, end), title, apart=before == "\n"):
            continue  # what stands in its brackets is nobody's
        if found:
            _take_brackets(found[-1], brackets)
    return found


def _takes_office(
    found: list[_Person], piece: str, span: tuple[int, int], title: str | None, *, apart: bool
) -> bool:
    """Whether words are more of the office of the last person, who then has it."""
    if not found or apart or found[-1].role or not _of_office(piece):
        return False
    found[-1].office = (found[-1].office[0] if found[-1].office else span[0], span[1])
    if title and _SERVING.search(piece):
        found[-1].name = found[-1].name.removeprefix(f"{title} ")
    return True


def _are_names(text: str) -> bool:
    """Whether nothing stands on a list but people, offices and single capital words, which then are names of people too."""
    entries = [_brackets(text[start:end])[0].strip(" .:") for start, end, _ in pieces(text)]
    people = sum(bool(is_person(entry) or TITLED.match(entry) or PLURAL.match(entry)) for entry in entries)
    single = sum(is_surname(entry) and not is_office(entry) for entry in entries)
    offices = 0 if people else sum(map(is_office, entries[1::2]))  # 'Hill, Planning Director; Ivy, Secretary'
    return people + single + offices == len(entries) and (people >= single or len(entries) > 1)


def _apart(piece: str, *, first: bool) -> tuple[str, list[str]]:
    """A name that stands behind or before an office without a comma, and the office: 'Clerk Jo Day', 'Mr Ian Day Clerk'.

    Where it is ``first``, nobody stands before whose office the words could be.
    """
    found = _FOR_WHOM.fullmatch(piece) or _DASH.fullmatch(piece)
    if found and is_person(found["name"]) and not _OFFICE_ACTS.match(found["note"]):
        return found["name"].strip(), [found["note"]]
    words = piece.split()
    at = next((at for at, word in enumerate(words) if not _is_office_word(word)), 0)
    name = " ".join(words[at:])
    chair = re.fullmatch(f"(?i:{_CHAIRS})", " ".join(words[:at]))
    own = first or chair or (at > 1 and _OF_TOWN.match(piece))
    known = is_person(name) or (own and at + 1 == len(words) and _SURNAME.fullmatch(name))
    if at and known and words[at - 1].casefold() not in _BETWEEN and not TITLED.match(piece):
        return name, [" ".join(words[:at]).rstrip(":")]
    for at in range(2, len(words)):
        name, office = " ".join(words[:at]), " ".join(words[at:])
        sure = first or TITLED.match(name) or len(words[0].strip(".")) == 1
        sure = sure and words[at] not in {"and", "&"}
        sure = sure and words[-1] not in _BODIES and all(map(_is_office_word, words[at:]))
        if sure and is_person(name) and is_office(office[0].upper() + office[1:]):
            given = len(name.split()) > 1 + bool(TITLED.match(name))
            surname = office.casefold() in _SURNAMES and not given
            return (piece, []) if surname else (name, [office][office in _NO_SEATS :])
    return piece, []


_OF_TOWN = re.compile(
    r"(?:Assistant |Deputy )?(?:City|Town|Village|County|Township|Borough|Parish|Police|Fire|Building|Highway)\s"
)
"""'City Attorney Gow' is nobody's office, unlike 'Manager Roads'."""
_OFFICE_ACTS = re.compile(rf"(?i:the |{_CHAIRS}|clerk)\b.*\s(?!(?:of|the|to|and|for)\b)[a-z]")
"""'Cllr Ash - Chair started the meeting'."""
_BODIES = ("Council", "Committee", "Board", "Authority", "Trust", "Group")
_BETWEEN = ("of", "the", "to", "and", "for")


def _is_office_word(word: str) -> bool:
    word = word.casefold().strip(".,:")
    return word in _OFFICE_WORDS or word in _BETWEEN or all(map(_OFFICE_WORDS.__contains__, word.split("-")))


_FOR_WHOM = re.compile(
    r"(?P<name>.+?)\s+(?P<note>(?:as )?(?:substitut\w+ |deputising |deputy |in place of )?for\s+.+)"
)


def _of_office(piece: str) -> bool:
    """Whether words between commas can be part of an office: they name nobody, and none of them is a verb."""
    words = piece.split()
    someone = len(words) > 2 and is_person(" ".join(words[-2:])) and not {*words} & {*_BETWEEN}
    return not (_NOBODY_NAMED.search(piece) or _VERB.search(piece) or TITLED.search(piece) or someone)


def _list_heading(piece: str) -> tuple[str, str, str] | None:
    """Title and seat of those who follow, and the rest, where a piece begins with 'Councillors' or 'Co-opted members'."""
    if plural := PLURAL.match(piece):
        tier = re.match(_TIER, title := plural["title"], re.IGNORECASE)
        one = _PLURALS[title[tier.end() if tier else 0 :].casefold()]
        return f"{tier[0] if tier else ''}{one}", "", piece[plural.end() :]
    found = _SEAT.match(piece)
    seat = one_line(found["seat"]).removesuffix("s") if found else ""
    return ("", seat if seat.upper() != seat else seat.title(), piece[found.end() :]) if found else None


def _with_initial(name: str, brackets: list[str]) -> tuple[str, list[str]]:
    """A surname with an initial in brackets, which tells two people apart: 'Collins (B)' and 'Collins (M)'.

    Behind a whole name a letter may be a party's or the chair's, and is left out.
    """
    if brackets and re.fullmatch(r"[A-Z]{1,2}\.?", brackets[0]):
        titled = TITLED.match(name)
        alone = re.match(r"\S+$|[A-Z]\.? ", name[titled.end() if titled else 0 :])
        return f"{name} ({brackets[0]})" if alone else name, brackets[1:]
    return name, brackets


def pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches between commas, semicolons, line feeds, 'and' and full stops outside brackets; and whether a sentence starts."""
    hidden = _BRACKET.sub(_hidden, text)
    start, fresh = 0, False
    for found in _SEPARATOR.finditer(hidden):
        stop = found[0].lstrip().startswith(".")
        if stop and STOPS_EARLY.search(hidden[: found.start()]):
            continue  # 'J. Baillie' and 'Dr. Ghosh' go on
        if found.start() > start:
            yield start, found.start(), fresh
        start, fresh = found.end(), stop
    if start < len(text):
        yield start, len(text), fresh


def _hidden(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _brackets(piece: str) -> tuple[str, list[str]]:
    """A piece without its brackets, and what stood in them; brackets within brackets stay whole."""
    inside = (one_line(found["text"]) for found in _BRACKET.finditer(piece))
    return one_line(_BRACKET.sub("", piece)), [text for text in inside if text]


def _take_brackets(person: _Person, brackets: list[str]) -> None:
    for printed in brackets:
        text = ", ".join(part for part in printed.split(", ") if not _are_initials(part, person.name))
        if not text or text.isdigit():
            continue
        said = text[0].islower() and not any(_is_office_word(word) for word in text.split())  # 'illness'
        if text.casefold() == "in the chair":
            person.role.insert(0, "Chair")
        elif said or _NOTE.match(text):
            person.notes.append(text)
        else:
            person.role.append(text)


def _is_name(piece: str, *, titled: bool, office: bool) -> bool:
    """Whether words can be somebody's name: capitals, and none of the words of an office."""
    own, rest = None, piece
    while found := TITLED.match(rest):
        own, rest = found, rest[found.end() :]
    words = rest.split()
    if not 0 < len(words) < 6 or is_list_heading(piece):  # 'The Mayor'
        return False
    alone = bool(own) or titled or len(words) > 1
    last = (alone and words[-1].casefold() in _SURNAMES) or _AFTER_INITIALS.fullmatch(rest)
    full = [word for word in words if len(word.strip(".")) > 1 and word.casefold() not in _PARTICLES]
    several = len(full) > 3 or _TWO_NAMES.match(rest)  # the cells of a row
    voiced = own or titled or re.search(r"[aeiouy\u00c0-\u00ff]", rest, re.IGNORECASE)  # unlike 'NHS X'
    head = not own and (several or any(word.casefold().strip(".:") in _NO_NAMES for word in words))
    if not (full and voiced) or head or len(words) - len(full) > _MOST_INITIALS:
        return False
    if any(map(_is_office_word, words[:-1] if last else words)):
        return False
    capital = (word[0].isupper() or word in _PARTICLES or _JOINED_ON.match(word) for word in words)
    if not (all(map(_NAME_WORD.fullmatch, words)) and all(capital)):
        return False
    return len(words) > 1 or bool(own) or titled or (office and len(words[0]) > 2)


_SURNAMES = frozenset(WORDS["people"]["surnames"].split())
_NO_NAMES = frozenset(WORDS["people"]["heads"].split())
"""Words of heads of tables, headings and organisations, where a name would stand in capitals too, and of 'In October, ...'."""
_JOINED_ON = re.compile(r"d[aeiu]?[A-Z]|van[A-Z]")
_PARTICLES = frozenset({"de", "da", "van", "von", "der", "la", "le", "du", "al", "el"})


_MOST_INITIALS = 3
_AFTER_INITIALS = re.compile(r"(?!A [A-Z])(?:[A-Z]\.?\s?){1,3}[A-Z][a-z]+")
"""'D Risk': what stands behind initials is a surname, whatever else the word means."""
_NO_SEATS = frozenset({"Member", "Councillor"})


def is_seat(text: str) -> bool:
    """Whether a line is the heading of those who sit by another right: 'Co-opted members'."""
    return _SEAT.fullmatch(one_line(text)) is not None


def is_office(text: str) -> bool:
    """Whether a short text names an office: 'Director of Governance'."""
    words = one_line(text).split()
    offices = sum(word.casefold().strip(".,") in _OFFICE_WORDS for word in words)
    return 0 < len(words) <= 8 and offices > 0 and words[0][0].isupper() and not text.endswith(".")


def is_list_heading(text: str) -> bool:
    """Whether a line only says who those below it are: 'Mayor', 'Aldermen', 'Councillors:'."""
    return _HEADING.fullmatch(one_line(text)) is not None


def may_be_heading(text: str) -> bool:
    """Whether a line has a word of headings that is in no name: 'Welcome and Introductions'."""
    return any(one.casefold() in _NO_NAMES for one in text.split() if one[0].isupper() or len(one) > 6)


def is_surname(text: str) -> bool:
    """Whether a word can be a bare surname on a list of people."""
    word = text.strip(" .")
    return bool(_SURNAME.fullmatch(word)) and not (may_be_heading(word) or _VERB.search(word.casefold()))


def is_list(text: str) -> bool:
    """Whether a line is people and their offices and nothing else."""
    line = _with_comma(_put_right(text))
    entries = (_brackets(line[start:end])[0].strip(" .") for start, end, _ in pieces(line))
    heads = [(_list_heading(entry) or ("", "", entry))[2] for entry in entries]
    known = (is_office(one) or _HONOURS.fullmatch(one) or _apart(one, first=True)[1] for one in heads)
    return all(
        here or _is_name(one, titled=True, office=True) for one, here in zip(heads, known, strict=True)
    )


def is_nobody(text: str) -> bool:
    """Whether a list says that it has nobody: 'None', 'Nil', 'There were no apologies'."""
    return _NOBODY.fullmatch(text.strip()) is not None


def is_person(text: str) -> bool:
    """Whether a short text is a person's name and nothing else."""
    return _is_name(one_line(text), titled=False, office=False)


def is_somebody(name: str) -> bool:
    """Whether a name may be shown as that of somebody on a list: with a title, honours or an initial in brackets, or a surname alone."""
    title = "|".join(filter(None, _PLURALS.values()))
    plain = re.sub(rf"^(?:{title}) |\s*\([A-Z]{{1,3}}\.?\)$", "", name.partition(",")[0])
    named = any(_is_name(one, titled=True, office=True) for one in (plain, name.partition(",")[0]))
    return named or name == "Clerk" or CONSTABLE.match(name) is not None
