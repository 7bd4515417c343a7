"""The front sheet: who meets, when and where, who sits on the committee, whom to ask, how many make a quorum."""

import re
from collections.abc import Sequence

from packview.model import Attendee, Contact, Meeting, Member
from packview.parse.meeting.people import is_person, is_seat, people_in
from packview.parse.text.lines import Line, join
from packview.parse.text.patterns import listed, one_of

_CLOSED = re.compile(
    r"\b(?:not (?:be )?open to the (?:press|public)|closed to the (?:press|public)|this is a private meeting"
    r"|meeting (?:is|will be) (?:held in )?private)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:open to the (?:press and )?public|(?:is|be|held) in public|(?:this is a )?public meeting"
    r"|(?:press and|members of the) public (?:are welcome|may attend|can attend|are entitled to attend))",
    re.IGNORECASE,
)
_MEMBER_HEADINGS = (
    r"(?:(?:committee |panel |cabinet |board )?members(?:hip)?(?: of the [^:]{3,60})?|councillors)\s*(?:\(\d+\))?\s*:?$",
    r"(?:membership|members|councillors)\s*(?:\(\d+\))?\s*:\s*(?P<rest>\S.*)$",
    r"members of the (?:committee|panel|board|cabinet|commission)\s*[-\u2013:]\s*(?:councillors)?\s*:?$",
    r"(?:to|distribution)\s*:\s*(?P<to>(?:councillors|cllrs)\b.*)$",
)
_MEMBERS = re.compile(one_of(*_MEMBER_HEADINGS), re.IGNORECASE)
_OTHER_HEADINGS = listed(
    r"contacts?\b ask_for quorum a\s?g\s?e\s?n\s?d\s?a\b this_meeting substitutes?\b (?:lead_)?officers?\b democratic for_(?:further|more) tel\b "
    r"e-?mail public\b notice date time venue place terms_of note unrestricted website https?: www\. issued published despatch"
)
_MEMBERS_END = re.compile(_OTHER_HEADINGS, re.IGNORECASE)
_GOES_ON = (",", ";", "&", " and")
"""What a list of names that goes on below ends with."""
_CONTACTS_END = re.compile(
    r"^(?:agenda\b|this meeting|quorum|public\b|notice|date|time|venue|members?\b|councillors?\b|distribution|to\s*:)",
    re.IGNORECASE,
)
_PARTY = re.compile(r"^[A-Z][\w\u2019' /&-]{2,50}\(\d+\)\s*:?\s*")
_ONE_PARTY = re.compile(r"labour|conservative|democrat|green|independent|reform", re.IGNORECASE)
_PARTIES = re.compile(
    r"(?:(?:labour|conservatives?|liberal|democrats?|greens?|independents?|reform(?: uk)?|co-operative|party|group|and|&|/|unaligned|non-aligned)[\s,]*)+",
    re.IGNORECASE,
)
_CONTACT_HEADING = re.compile(
    r"^(?:contacts?|contact (?:officers?|details)|officers?|for (?:any )?(?:further|more) (?:information|details)(?: on this agenda)?,?(?: please)? contact|enquiries to)\s*:?\s*$",
    re.IGNORECASE,
)
_ASK_FOR = re.compile(
    r"(?:^|\s)(?:ask for|contact(?: officer| name)?|clerk|enquiries to|please contact|contact details)\s*:\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|direct (?:dial(?:/ext)?|line)|mobile|ext)\b[\s:.]*(?:tel[\s:.]*)?(?:number\s*:?\s*)?(?P<number>\+?[\d(][\d\s()/-]{4,})?",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s+(?=(?:Councillor|Cllr)\s)")
_BARE_NUMBER = re.compile(r"\(?0\d[\d ()]{8,13}")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")
_EMAIL_LABEL = re.compile(r"\be-?mail(?: address)?\b\s*:?", re.IGNORECASE)


def read_front_sheet(head: Sequence[Line], notices: Sequence[Line]) -> Meeting:
    """Members, contacts and whether the public may come; the facts of the meeting itself are ``Hearing``'s.

    Args:
        head: the lines before the first agenda item.
        notices: those and the rest of the pages before the papers.
    """
    return Meeting(
        committee="",
        members=_members(head),
        contacts=_contacts(head),
        open_to_public=_open_to_public(join(line.text for line in notices)),
    )


def _open_to_public(text: str) -> bool | None:
    closed, opened = _CLOSED.search(text), _OPEN.search(text)
    if closed and (opened is None or closed.start() <= opened.start()):
        return False
    return True if opened else None


def _members(head: Sequence[Line]) -> tuple[Member, ...]:
    for index, line in enumerate(head):
        heading = _MEMBERS.match(line.text)
        if heading is None:
            continue
        texts = [text for text in (heading["rest"], heading["to"]) if text]
        for after in head[index + 1 :]:
            ended = (
                bool(texts) and bool(heading["rest"] or heading["to"]) and not texts[-1].endswith(_GOES_ON)
            )
            if _MEMBERS_END.match(after.text) or len(texts) > 120 or (after.gap and ended):
                break
            if len(_ONE_PARTY.findall(after.text)) > 1 and _PARTIES.fullmatch(after.text):
                return ()  # a column for each party: whose first name goes with whose last is not known
            texts.append(_PARTY.sub("", after.text))
        people = _by_seats([text for text in texts if text and not _PARTIES.fullmatch(text)])
        if people:
            return tuple(Member(name=person.name, role=person.role) for person in people)
    loose = [
        line.text for line in head if re.match(r"(?:Councillor|Cllr)s?\b", line.text) and len(line.text) < 120
    ]
    people = people_in([one for line in loose for one in _EACH.split(line)]) if len(loose) > 1 else ()
    people = people if len(people) > 2 else ()
    return tuple(Member(name=person.name, role=person.role) for person in people)


def _by_seats(texts: Sequence[str]) -> tuple[Attendee, ...]:
    """Everyone named; those under a heading such as 'Co-opted members' are a list of their own."""
    groups: list[list[str]] = [[]]
    for text in texts:
        if is_seat(text):
            groups.append([])
        groups[-1].append(text)
    return tuple(person for group in groups if group for person in people_in(group))


def _contacts(head: Sequence[Line]) -> tuple[Contact, ...]:
    for index, line in enumerate(head):
        if _CONTACT_HEADING.match(line.text):
            found = _contact_list([after.text for after in head[index + 1 : index + 25]])
            if found:
                return found
    for index, line in enumerate(head):
        if (asked := _ASK_FOR.search(line.text)) is not None:
            before = [other.text for other in head[max(0, index - 3) : index]]
            after = [other.text for other in head[index + 1 : index + 8]]
            return _asked_for(asked["name"], [*before, asked["name"], *after])
    return ()


def _asked_for(name: str, around: list[str]) -> tuple[Contact, ...]:
    plain = _TELEPHONE.sub("", _EMAIL.sub("", _EMAIL_LABEL.sub("", name))).strip(" ,;:-")
    parts = [part.strip() for part in re.split("[,;(]| - ", plain) if part.strip()]
    behind = parts[1].rstrip(")") if len(parts) > 1 else ""
    role = behind if not any(map(str.isdigit, behind)) else ""  # an address or a number is no office
    return (
        Contact(
            name=parts[0] if parts else "",
            role=role,
            telephone=_telephone(around) or (bare[0].strip() if (bare := _BARE_NUMBER.search(name)) else ""),
            email=_email(around),
        ),
    )


def _telephone(texts: Sequence[str]) -> str:
    for text in texts:
        found = _TELEPHONE.search(text)
        if found and found["number"]:
            return found["number"].strip()
    return ""


def _email(texts: Sequence[str]) -> str:
    for index, text in enumerate(texts):
        found = _EMAIL.search(text)
        if found:
            following = texts[index + 1] if index + 1 < len(texts) else ""
            broken = found.end() == len(text) and re.fullmatch(r"\.?[\w-]+(?:\.[\w-]+)+|\.\w+", following)
            return found[0] + (following if broken and "gov.uk" not in found[0] else "")
    return ""


def _contact_list(texts: Sequence[str]) -> tuple[Contact, ...]:
    found: list[dict[str, str]] = [{}]
    for index, text in enumerate(texts):
        facts = _contact_facts(text, texts[index : index + 2])
        if facts is None:
            break
        if set(facts) & set(found[-1]) or ("role" in facts and {"telephone", "email"} & set(found[-1])):
            found.append({})
        found[-1] |= facts
    return tuple(Contact(**{"name": "", **facts}) for facts in found if facts)


def _contact_facts(text: str, ahead: Sequence[str]) -> dict[str, str] | None:
    """What a line under 'Contacts' says: a telephone number, an e-mail address, a name or an office; None for other text."""
    email = _EMAIL.search(text)
    telephone = _TELEPHONE.search(text)
    facts: dict[str, str] = {}
    if telephone and telephone["number"]:
        facts["telephone"] = telephone["number"].strip()
    elif _BARE_NUMBER.fullmatch(text):
        facts["telephone"] = text
    if email:
        facts["email"] = _email(ahead)
    label = telephone or _EMAIL_LABEL.match(text)
    if facts or label:
        return facts
    if len(text) > 60 or text.endswith(".") or _CONTACTS_END.match(text):
        return None
    return {"name": text} if is_person(text) else {"role": text}
