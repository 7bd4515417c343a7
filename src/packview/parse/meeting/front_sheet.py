"""The front sheet: who meets, when and where, who sits on the committee, whom to ask, how many make a quorum."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from packview.model import Attendee, Contact, Meeting, Member
from packview.parse.meeting.people import is_person, is_seat, people_in
from packview.parse.text.lines import Line, join
from packview.parse.text.patterns import any_case, listed, one_of

_CLOSED = any_case(
    r"\b(?:not (?:be )?open to the (?:press|public)|closed to the (?:press|public)|this is a private meeting"
    r"|meeting (?:is|will be) (?:held in )?private)\b"
)
_OPEN = any_case(
    r"\b(?:open to the (?:press and )?public|(?:is|be|held) in public|(?:this is a )?public meeting"
    r"|(?:press and|members of the) public (?:are welcome|may attend|can attend|are entitled to attend))"
)
_MEMBER_HEADINGS = (
    r"(?:(?:committee |panel |cabinet |board )?members(?:hip)?(?: of the [^:]{3,60})?|councillors)\s*(?:\(\d+\))?\s*:?$",
    r"(?:membership|members|councillors)\s*(?:\(\d+\))?\s*:\s*(?P<rest>\S.*)$",
    r"members of the (?:committee|panel|board|cabinet|commission)\s*[-\u2013:]\s*(?:councillors)?\s*:?$",
    r"(?:to|distribution)\s*:\s*(?P<to>(?:councillors|cllrs)\b.*)$",
)
_MEMBERS = any_case(one_of(*_MEMBER_HEADINGS))
_OTHER_HEADINGS = listed(
    r"contacts?\b ask_for quorum a\s?g\s?e\s?n\s?d\s?a\b this_meeting substitutes?\b (?:lead_)?officers?\b democratic for_(?:further|more) tel\b "
    r"e-?mail public\b notice date time venue place terms_of note unrestricted website https?: www\. issued published despatch"
)
_MEMBERS_END = any_case(_OTHER_HEADINGS)
_GOES_ON = (",", ";", "&", " and")
"""What a list of names that goes on below ends with."""
_CONTACTS_END = any_case(
    r"^(?:agenda\b|this meeting|quorum|public\b|notice|date|time|venue|members?\b|councillors?\b|distribution|to\s*:)"
)
_PARTY = re.compile(r"^[A-Z][\w\u2019' /&-]{2,50}\(\d+\)\s*:?\s*")
_ONE_PARTY = any_case(r"labour|conservative|democrat|green|independent|reform")
_PARTIES = any_case(
    r"(?:(?:labour|conservatives?|liberal|democrats?|greens?|independents?|reform(?: uk)?|co-operative|party|group|and|&|/|unaligned|non-aligned)[\s,]*)+"
)
_CONTACT_HEADING = any_case(
    r"^(?:contacts?|contact (?:officers?|details)|officers?|for (?:any )?(?:further|more) (?:information|details)(?: on this agenda)?,?(?: please)? contact|enquiries to)\s*:?\s*$"
)
_ASK_FOR = any_case(
    r"(?:^|\s)(?:ask for|contact(?: officer| name)?|clerk|enquiries to|please contact|contact details)\s*:\s*(?P<name>\S.*)$"
)
_TELEPHONE = any_case(
    r"\b(?:tel(?:ephone)?|phone|direct (?:dial(?:/ext)?|line)|mobile|ext)\b[\s:.]*(?:tel[\s:.]*)?(?:number\s*:?\s*)?(?P<number>\+?[\d(][\d\s()/-]{4,})?"
)
_MEMBER = re.compile(r"(?:Councillor|Cllr)s?\b")
_MOST_LINES = 120
_EACH = re.compile(r"\s+(?=(?:Councillor|Cllr)\s)")
_BARE_NUMBER = re.compile(r"\(?0\d[\d ()]{8,13}")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")
_EMAIL_LABEL = any_case(r"\be-?mail(?: address)?\b\s*:?")


def read_front_sheet(head: Sequence[Line], notices: Sequence[Line]) -> Meeting:
    """Members, contacts and whether the public may come; the facts of the meeting itself are told by ``facts_of``.

    Args:
        head: the lines before the first agenda item.
        notices: those and the rest of the pages before the papers.
    """
    text = join(line.text for line in notices)
    closed, opened = _CLOSED.search(text), _OPEN.search(text)
    private = closed is not None and (opened is None or closed.start() <= opened.start())
    return Meeting(
        committee="",
        members=tuple(Member(name=one.name, role=_role(one.role)) for one in _members(head)),
        contacts=_contacts(head),
        open_to_public=False if private else True if opened else None,
    )


def _role(text: str) -> str:
    """What stands behind a name where it is what the person is: short, without a number or a sentence's end in it; else ''."""
    return text if len(text.split()) <= _LONGEST_ROLE and not re.search(r"\d|\w{3}\.\s", text) else ""


_LONGEST_ROLE = 8


def _members(head: Sequence[Line]) -> tuple[Attendee, ...]:
    for index, line in enumerate(head):
        heading = _MEMBERS.match(line.text)
        if heading is None:
            continue
        beside = heading["rest"] or heading["to"]
        texts = [beside] if beside else []
        for after in head[index + 1 :]:
            ended = after.gap and beside and not texts[-1].endswith(_GOES_ON)
            if ended or len(texts) > _MOST_LINES or _MEMBERS_END.match(after.text):
                break
            if len(_ONE_PARTY.findall(after.text)) > 1 and _PARTIES.fullmatch(after.text):
                return ()  # a column for each party: whose first name goes with whose last is not known
            texts.append(_PARTY.sub("", after.text))
        if people := _by_seats([text for text in texts if text and not _PARTIES.fullmatch(text)]):
            return people
    loose = [line.text for line in head if len(line.text) < _MOST_LINES and _MEMBER.match(line.text)]
    people = people_in([one for text in loose for one in _EACH.split(text)]) if len(loose) > 1 else ()
    return people if len(people) > 2 else ()


def _by_seats(texts: Sequence[str]) -> tuple[Attendee, ...]:
    """Everyone named; those under a heading such as 'Co-opted members' are a list of their own."""
    groups: list[list[str]] = [[]]
    for text in texts:
        if is_seat(text):
            groups.append([])
        groups[-1].append(text)
    return tuple(person for group in groups if group for person in people_in(group))


def _contacts(head: Sequence[Line]) -> tuple[Contact, ...]:
    texts = [line.text for line in head]
    for index, text in enumerate(texts):
        if _CONTACT_HEADING.match(text) and (found := _contact_list(texts[index + 1 : index + 25])):
            return found
    for index, text in enumerate(texts):
        if (asked := _ASK_FOR.search(text)) is not None:
            around = [*texts[max(0, index - 3) : index], asked["name"], *texts[index + 1 : index + 8]]
            return (_asked_for(asked["name"], around),)
    return ()


def _asked_for(name: str, around: Sequence[str]) -> Contact:
    plain = _TELEPHONE.sub("", _EMAIL.sub("", _EMAIL_LABEL.sub("", name))).strip(" ,;:-")
    who, role, *_ = (*(part.strip(" )") for part in re.split("[,;(]| - ", plain) if part.strip()), "", "")
    telephones = [*map(_telephone, around), *map(str.strip, _BARE_NUMBER.findall(name)), ""]
    return Contact(
        name=who,
        role=role if not any(map(str.isdigit, role)) else "",  # an address or a number is no office
        telephone=next(filter(None, telephones), ""),
        email=_email(around),
    )


def _telephone(text: str) -> str:
    found = _TELEPHONE.search(text)
    return (found["number"] or "").strip() if found else ""


def _email(texts: Sequence[str]) -> str:
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        if (found := _EMAIL.search(text)) is not None:
            broken = found.end() == len(text) and re.fullmatch(r"\.?[\w-]+(?:\.[\w-]+)+|\.\w+", following)
            return found[0] + (following if broken and "gov.uk" not in found[0] else "")
    return ""


def _contact_list(texts: Sequence[str]) -> tuple[Contact, ...]:
    found: list[dict[str, str]] = [{}]
    for index, text in enumerate(texts):
        bare = text if _BARE_NUMBER.fullmatch(text) else ""
        email = _email(texts[index : index + 2]) if _EMAIL.search(text) else ""
        facts = {"telephone": _telephone(text) or bare, "email": email}
        labelled = _TELEPHONE.search(text) or _EMAIL_LABEL.match(text)
        if not any(facts.values()) and not labelled:
            if len(text) > 60 or text.endswith(".") or _CONTACTS_END.match(text):
                break
            facts["name" if is_person(text) else "role"] = text
        facts = {key: value for key, value in facts.items() if value}
        if {*facts} & {*found[-1]} or ("role" in facts and {"telephone", "email"} & {*found[-1]}):
            found.append({})
        found[-1] |= facts
    if not any({"telephone", "email"} & {*one} for one in found):
        return ()  # nobody can be reached: the lines are headings or fields of a report
    return tuple(Contact(**{"name": "", **facts}) for facts in found if facts)
