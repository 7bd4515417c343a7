"""The front sheet: who meets, when and where, who sits on the committee, whom to ask, how many make a quorum."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from packview.model import Attendee, Contact, Meeting, Member
from packview.parse.meeting.people import NEXT_LIST, PLURAL, is_person, is_seat
from packview.parse.meeting.roster import PARTY, Lists, in_order, list_label
from packview.parse.text.lines import Line, join
from packview.parse.text.patterns import WORDS, any_case, listed
from packview.parse.text.titles import SAYS

_CLOSED = any_case(
    r"\b(?:not (?:be )?open to the (?:press|public)|closed to the (?:press|public)|this is a private meeting"
    r"|meeting (?:is|will be) (?:held in )?private)\b"
)
_OPEN = any_case(
    r"\b(?:open to the (?:press and )?public|(?:is|be|held) in public|(?:this is a )?public meeting"
    r"|(?:press and|members of the) public (?:are welcome|may attend|can attend|are entitled to attend))"
)
_WHOSE = listed(WORDS["lists"]["whose"])
_SEATED = listed(WORDS["lists"]["members"])
_OF_BODY = r"(?:\s+of\s+(?:the\s+)?[^:]{3,70}?)?"
_COUNTED = r"(?:\s*\(?\d{1,3}\)?)?(?:\s+(?:members|councillors))?"
_MEMBERS = any_case(
    rf"(?:the\s+)?(?:{_WHOSE}\s+)*{_SEATED}{_OF_BODY}{_COUNTED}\s*(?:$|:[-\u2013]?\s*(?P<rest>\S.*)?$|[-\u2013]\s*(?P<list>(?:councillors|cllrs)?\s*:?.*)$)"
)
_TO = any_case(
    r"(?:to|distribution)\s*:\s*(?:(?:all\s+|the\s+)*members\b[^,;:]*:?$|(?P<rest>(?:(?:the\s+)?councillors|cllrs|crs|mayor|aldermen)\b.*)$)"
)
_SUBSTITUTES = any_case(
    r"(?:(?:named|nominated|approved|designated|list\s+of)\s+)?(?:substitutes?|reserves?|deput(?:y|ies)|alternates?)(?:\s+(?:members?|councillors))?"
    r"(?:\s*\(?\d{1,3}\)?)?\s*(?:$|:\s*(?P<rest>.*)$)"
)
_OTHER_HEADINGS = listed(WORDS["lists"]["ends"])
_MEMBERS_END = any_case(_OTHER_HEADINGS)
_ONE_SEAT = any_case(
    r"(?P<office>(?:(?:deputy|vice)[\s-])?(?:mayor|chair(?:man|person|woman)?|reeve|provost)(?:\s+pro[\s-]+tem(?:pore)?)?)\s*(?:$|:\s*(?P<rest>\S.*)$)"
)
_CONTACTS_END = any_case(
    r"^(?:agenda\b|this meeting|quorum|public\b|notice|date|time|venue|members?\b|councillors?\b|distribution|to\s*:)"
)
_PARTY = re.compile(rf"^(?:[A-Z][\w\u2019' /&-]{{2,50}}\(\d+\)\s*:?|(?i:{PARTY.pattern})(?<=[:\u2013-]))\s*")
"""The party that stands before its members: 'Labour (3): ', 'Green Party - '."""
_ONE_PARTY = any_case(r"labour|conservative|democrat|green|independent|reform")
_CONTACT_HEADING = any_case(
    r"^(?:contacts?|contact (?:officers?|details)|officers?|for (?:any )?(?:further|more) (?:information|details)(?: on this agenda)?,?(?: please)? contact|enquiries to)\s*:?\s*$"
)
_ASK_FOR = any_case(
    r"(?:^|\s)(?:ask for|contact(?: officer| name)?|clerk|enquiries to|please contact|contact details)\s*:\s*(?P<name>\S.*)$"
)
_TELEPHONE = any_case(
    r"\b(?:tel(?:ephone)?|phone|direct (?:dial(?:/ext)?|line)|mobile|ext)\b[\s:.]*(?:tel[\s:.]*)?(?:number\s*:?\s*)?(?P<number>\+?[\d(][\d\s()/-]{4,})?"
)
_BARE_NUMBER = re.compile(r"\(?0\d[\d ()]{8,13}")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")
_EMAIL_LABEL = any_case(r"\be-?mail(?: address)?\b\s*:?")


def read_front_sheet(head: Sequence[Line], notices: Sequence[Line]) -> Meeting:
    """Members and contacts in the lines before the first item, and whether ``notices``, all before the papers, let the public come."""
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


def _seats(text: str) -> tuple[str, str] | None:
    """Whether a text begins the list of members or of substitutes, and what stands behind its label; None where it begins neither."""
    text = re.sub(r"\s*\((?!\d)[^()]*\)(?=\s*:)", "", text)  # 'Co-opted members (education only):'
    if is_seat(text.partition(":")[0]):
        return "members", text if text.partition(":")[2].strip() else ""
    if office := _ONE_SEAT.match(text):
        return "seat", f"{office['office'].title()}:{office['rest'] or ''}"
    for kind, pattern in (("members", _TO), ("members", _MEMBERS), ("substitutes", _SUBSTITUTES)):
        if found := pattern.match(text):
            groups = found.groupdict()
            rest = (groups.get("rest") or groups.get("list") or "").strip()
            titled = (
                PLURAL.match(text)
                if kind == "members" and not text.casefold().startswith("members")
                else None
            )
            return kind, f"{titled['title']} {rest}".strip() if titled and not PLURAL.match(rest) else rest
    return None


def _members(head: Sequence[Line]) -> tuple[Attendee, ...]:
    """Everyone on the lists of members; substitutes are none, and those under 'Co-opted members' are a list of their own."""
    lists = Lists()
    labelled = serving = False
    parts = (replace(one, text=part) for one in in_order(head, _seats) for part in NEXT_LIST.split(one.text))
    for line in parts:
        if len(_ONE_PARTY.findall(line.text)) > 1 and PARTY.fullmatch(line.text):
            return ()  # a column for each party: whose first name goes with whose last is not known
        label, came = _seats(line.text), list_label(line.text)
        if came and (label is None or came[0] == "in_attendance"):
            lists.close()
            serving = came[0] == "in_attendance"
        elif serving and label is None:
            continue
        elif label and label[0] == "seat":
            office, _, name = label[1].partition(":")
            if lists.label != "members":
                lists.open("members", [])
            lists.texts.append(f"{name.strip(' ,.;')} ({office})" if name else office)
        elif label:
            labelled = labelled or label[0] == "members"
            lists.open(
                label[0], [label[1] or line.text] if label[1] or is_seat(line.text.rstrip(" :")) else []
            )
        elif _MEMBERS_END.match(line.text) or SAYS.search(line.text):
            lists.close()
        elif not PARTY.fullmatch(line.text) and (text := _PARTY.sub("", line.text)):
            lists.take(replace(line, text=text))
    lists.close()
    found = lists.part_officers("members" if labelled else "loose")
    return found if labelled or len(found) > 2 else ()


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
    who, role, *_ = (*(part.strip(" )") for part in re.split("[,;(|]| - ", plain) if part.strip()), "", "")
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
