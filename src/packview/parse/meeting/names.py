"""Names of councils and of the bodies that meet: what can be one, and what it is without the words around it.

A name that is shown has passed ``council_name`` or ``body_name``: short, of capital words, with a word for a body, without
a verb, and beginning neither with a preposition nor with a number.
"""

import re
from collections.abc import Iterator

from packview.parse.text.lines import title_case
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.text import one_line
from packview.wording.periods import MONTH

_KINDS = tuple(one.replace("_", " ") for one in WORDS["names"]["kinds"].split())
_KIND = "(?:" + "|".join(kind.replace(" ", r"\s") for kind in _KINDS) + ")"
_NO_NAMES = listed(WORDS["names"]["no_names"])
_AFTER_PLACE = listed(WORDS["names"]["after_place"])
"""What follows the name of a town, of a body of it or of a paper: 'Town of Ash Planning Board'."""
_WORD = rf"(?!{_NO_NAMES}\b)[A-Z\u00c0-\u00de][\w\u2019'.\-]*"
_SMALL_JOINED = r"(?:\s(?:and|upon|on|in|of|the|de|with|by|cum|le|under|&))*\s"
_JOINED = rf"{_WORD}(?:{_SMALL_JOINED}{_WORD}){{0,5}}"
_TOWN = rf"{_WORD}(?:(?!(?:\sand)?\s(?:{_AFTER_PLACE}|(?i:{MONTH})|[A-Z][a-z]+day)\b){_SMALL_JOINED}{_WORD}){{0,5}}"
_BODY_OF_TOWN = r"(?:Council|Committee|Commission|Cabinet|Panel|Board(?!\sof\b))\b"
_OF = listed(WORDS["names"]["of"])
_NUMBER = r"(?:\sNo\.?\s\d+\b)?"
_SPECIAL = listed(WORDS["names"]["special"])
_AUTHORITY = rf"(?:Council|Corporation|Authority|Society|(?:Regional\s)?{_SPECIAL}\sDistrict{_NUMBER}|School\sDivision{_NUMBER})"
_ROOMS = listed("Chambers? Offices? House Tax Leaders? Members?")
_OF_TOWN = re.compile(
    rf"(?>(?:(?:The\s)?Corporation\sof\sthe\s)?{_OF}\sof\s{_TOWN}{_NUMBER}(?:\sCouncil\b)?)(?!\s{_BODY_OF_TOWN})"
)
_COUNCIL = re.compile(
    rf"{_OF_TOWN.pattern}|{_JOINED}\s(?:{_KIND}\sCouncil|(?:Mayoral\s)?Combined\s(?:County\s)?Authority|{_AUTHORITY})\b(?!\s{_ROOMS}\b)"
)
_COUNTY = rf"{_JOINED}\s(?:County|Township)"
_IS_COUNCIL = re.compile(f"{_COUNCIL.pattern}|{_COUNTY}")
"""A council's name where it stands by itself: 'Elk County' too."""
MAY_BE_COUNCIL = word_in("council corporation authority society district division county township of")
"""A quick look."""
_GENERIC_WORDS = WORDS["names"]["generic_words"]
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words that alone do not make a council's name: 'Full Council', 'the above Council'."""
_BODIES = tuple(one.replace("_", " ") for one in WORDS["names"]["bodies"].split())
BODY_WORD = any_case(rf"\b(?:{'|'.join(_BODIES)})\b(?<!chief executive)")
_BESIDE_ENGLISH = any_case(
    r"(?:(?:y|an) )?(?:pwyllgor|cyngor|bwrdd|cabinet y|panel craffu|comhairle|coiste|comataidh|b\u00f2rd)\b"
)
_VERBS = listed(WORDS["names"]["verbs"])
_VERB = any_case(rf"(?<!-)\b{_VERBS}\b(?!-)")
_EDITIONS = listed(WORDS["names"]["editions"])
_DOCUMENTS = listed(WORDS["names"]["documents"])
_SORTS_OF_MEETING = listed(WORDS["names"]["sorts_of_meeting"])
_TO_PAPERS = rf"{_DOCUMENTS}\s*(?:pack|frontsheet|supplement|(?:to )?and agenda|of (?:the )?proceedings)?\s*(?:of|for|at|to|from|[-\u2013:])\s+"
_MINUTES_ALONE = r"(?:minutes|notes)\s+(?=(?-i:[A-Z]))"
_TO_MEETING = rf"(?:(?:{_SORTS_OF_MEETING}|{MONTH})\s+)*(?:(?:work )?sessions?|meetings?|hearing)\s+(?:of|for|by|[-\u2013:])\s+(?:the\s+)?"
_LEADING = any_case(
    rf"^(?:(?:{_EDITIONS}\s+)*(?:{_TO_PAPERS}|{_MINUTES_ALONE}|summons to and\s+|notice and agenda of\s+)|{_TO_MEETING}"
    r"|(?:the\s+)?mayor and\s+|(?:the|a|to|for|of|by|at|from|report to)\s+|[*#_>|\u2022\-\u2013:,]+\s*)"
)
_PAPERS = listed(WORDS["names"]["papers"])
_MEETING = r"(?:(?:regular|special|annual|ordinary|extraordinary|business|formal|study|public|monthly|work)\s+)?(?:(?<!parish )meetings?|sessions?|hearing)"
_TRAILING = any_case(
    rf"(?:[\s,\-\u2013:|*_#]+|\s+(?:{_MEETING}|on|at|in|(?:held )?in (?:public|private))|\s*[-\u2013|,:]?\s+{_PAPERS}|\s+members?(?:\s+of\s+the\s+.*)?"
    r"|\s*\(\s*(?:the\s+)?[\u201c\"'].*\)|\s*\((?:(?-i:[a-z])[^)]*|item \d+)\)|\s+[-\u2013]\s+(?:\d|[a-z]+day\b).*)+$"
)
_SORT_ALONE = any_case(
    r"(?:(?:regular|monthly|quarterly|ordinary|extra[ -]?ordinary) (?P<body>.+)|(?:special|annual) (?P<alone>council|board|committee))"
)
"""'Regular Council Meeting': the sort of meeting is no part of the body's name."""
_OF_COUNCIL = re.compile(
    rf"(?P<body>.*\S)\s+(?:of|for)\s+(?:the\s+)?(?P<council>{_COUNCIL.pattern}|{_COUNTY})$"
)
_OTHER_NAMES = listed(WORDS["names"]["other_names"])
_SUBJECT = word_in(WORDS["names"]["subject"])
"""What a body may be named after, 'Appointments Committee', and what is none by itself: 'Strategy', 'Services Board Review'."""
_NO_BODY = any_case(rf"\b{_OTHER_NAMES}\b|[@?!;=\u00a3$%\u201c\u201d]|https?:|www\.")
_OF_A_SUBJECT = any_case(r".+\s(?:(?:sub-?)?committee|panel|board|commission|forum|\w+ (?:group|party))")
_PREPOSITION = word_in(WORDS["names"]["preposition"])
_SMALL = re.compile(r"and|&|of|the|for|on|in|upon|with|to|a|de|la|le|y")
_DIGIT = re.compile(r"(?<!\bArea )(?<!\bWard )(?<!\bZone )(?<!\bDivision )(?<!\d)\d")
_LONGEST_NAME = 12
"""Words of a body's name."""


def council_names(text: str) -> Iterator[str]:
    """The councils a text names, as printed but for capitals: 'Southampton City Council', 'Township of Nipissing'."""
    if MAY_BE_COUNCIL.search(text):
        yield from filter(None, (council_name(found[0]) for found in _COUNCIL.finditer(_cased(text))))


def _cased(text: str) -> str:
    """A text on one line, the names in it that are set in capitals as a title."""
    return _IN_CAPITALS.sub(lambda found: title_case(found[0]), one_line(text))


_IN_CAPITALS = re.compile(r"\b[A-Z][A-Z'\u2019-]+(?: (?:&|[A-Z][A-Z'\u2019.-]*[A-Z.]))+(?!\w)")
_OWN_OF = rf"{_OF}\sof\b|(?:County|Borough|Isle|Vale|Forest|East|West|North|South|Mid)\b"
_BEFORE_OF = listed(WORDS["names"]["before_of"])


def council_name(text: str) -> str:
    """A council's name without the words in front of it; '' where the words are none."""
    if not MAY_BE_COUNCIL.search(text):
        return ""
    text = re.sub(r"^(?:The |Welcome to )?(?:Corporation of the )?", "", _cased(text).strip(" ,.;:*|-\u2013"))
    if not _IS_COUNCIL.fullmatch(text) or len(text) > 70 or _VERB.search(text) or is_beside_english(text):
        return ""
    if text.split()[0] not in _GENERIC and not re.match(_OWN_OF, text):
        text = re.sub(rf"^.*\b{_BEFORE_OF} of (?:the )?", "", text)
    if (town := _OF_TOWN.match(text)) is not None:
        text = town[0]  # 'City of Ash', of 'City of Ash City Council'
    words = text.split()
    while words and words[0].casefold() in _GENERIC and not re.match(rf"{_OF} of\b", " ".join(words)):
        words.pop(0)
    text = " ".join(words)
    own = any(word.casefold().strip(".,") not in _GENERIC for word in words)
    no_name = _NO_BODY.search(text) or _SUBJECT.search(text) or not _IS_COUNCIL.fullmatch(text)
    return text if own and not no_name else ""


def body_name(text: str) -> str:
    """The name of a body that meets, without 'Meeting of the' and the like; '' where the words are no such name.

    Capitals are set as a title: 'CABINET' is 'Cabinet'.
    """
    first, slash, english = text.partition(" / ")
    text = english if slash and is_beside_english(first) else text
    if not BODY_WORD.search(text) or is_beside_english(text):
        return ""
    text, before = re.sub(r"^Meeting\s+(?=[A-Z]{3})", "", one_line(text).replace("*", "")), ""
    while text != before:
        before, text = text, _LEADING.sub("", _TRAILING.sub("", text))
    text = title_case(_without_council(title_case(text)))
    if (alone := _SORT_ALONE.fullmatch(text)) is not None:
        text = alone["body"] or alone["alone"]
    return text if is_body_name(text) else ""


_SENTENCE_CASE = re.compile(
    r"[A-Z][a-z]+(?:,? [a-z]+| &){0,5} (?:committee|sub-committee|panel|board|commission|forum|body)\b"
)


def in_sentence_case(text: str) -> str:
    """The body with whose name in small letters a line of a title begins: 'Planning applications committee'; '' for none."""
    found = _SENTENCE_CASE.match(text)
    return found[0] if found and body_name(found[0].title()).casefold() == found[0].casefold() else ""


def _without_council(text: str) -> str:
    """A body without the council it belongs to: 'Town of Ash Planning Board', 'Cabinet of Ash County Council'."""
    if not MAY_BE_COUNCIL.search(text):
        return text
    of_council = _OF_COUNCIL.fullmatch(text)
    if of_council and BODY_WORD.search(of_council["body"]) and council_name(of_council["council"]):
        return of_council["body"]
    council = _COUNCIL.match(text)
    body = text[council.end() :].strip(" ,-\u2013") if council and council_name(council[0]) else ""
    return body if is_body_name(body) and not _NO_BODY_OF_ITS_OWN.fullmatch(body) else text


_NO_BODY_OF_ITS_OWN = re.compile(r"(?:Forum|Panel|Conference|Partnership|Assembly)s?")
"""What is no name behind a council's: 'Ash Community Council Forum' is one."""


def is_kind_of_council(name: str) -> bool:
    """Whether a name says no more than what kind of council it is: 'Parish Council', 'Fire Authority'."""
    words = name.casefold().split()
    return words[-1:] in (["council"], ["authority"]) and _GENERIC.issuperset(words)


def is_body_name(text: str) -> bool:
    """Whether a text is the name of a body and nothing else."""
    name = re.sub(r"\s\([^()]+\)$", "", text)  # 'Licensing Sub-Committee (Panel B)'
    ends = [] if _NAMELESS.fullmatch(name) else [word.end() for word in BODY_WORD.finditer(name)]
    return bool(ends and plain_name(text) and _BEHIND.match(name[ends[-1] :].strip()))


_NAMELESS = any_case(
    "municipal district|(?:working|task(?: and finish)?) (?:group|party)|review body|sub-?committee"
)
_BEHIND = any_case(r"$|\(|(?:of|for|on)\b|[-\u2013]|[A-D]$|North|South|East|West|Central")


def is_body_heading(text: str) -> bool:
    """Whether a line is the name of a body and nothing else."""
    return is_body_name(text.strip()) or (bool(body_name(text)) and len(text) < 90)


def plain_name(text: str) -> str:
    """A text that can be a name behind a label such as 'Committee:', '' for anything else: short, of capital words, no sentence."""
    words = text.split()
    if not words or len(words) > _LONGEST_NAME or len(text) > 90 or text[0] in "&(-\u2013":
        return ""
    if _VERB.search(text) or _NO_BODY.search(text) or _PREPOSITION.match(text) or _DIGIT.search(text):
        return ""
    subject = _SUBJECT.search(text) and not _OF_A_SUBJECT.fullmatch(text)
    if subject or re.search(r"[.:|]", text) or text.count("(") != text.count(")"):
        return ""
    capital = all(
        word[0].isupper() or word[0] in "(&-\u2013" or word.isdigit() or _SMALL.fullmatch(word.casefold())
        for word in words
    )
    return text if capital else ""


def is_beside_english(text: str) -> bool:
    """Whether a line is a name in Welsh, Irish or Gaelic, which stands over or under the same name in English."""
    return _BESIDE_ENGLISH.match(text.strip()) is not None


def short_council(council: str) -> str:
    """The place alone: 'Southampton' of 'Southampton City Council'."""
    text = re.sub(rf"^(?:The )?(?:City and )?{_OF} of\s+", "", council)
    return re.sub(rf"\s+(?:(?:{_KIND})\s+)*(?:Council|Corporation|Authority)$", "", text).strip()
