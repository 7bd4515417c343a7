"""What was moved in a meeting, by whom, and what became of it.

A passage is cut into rows ('Seconded by: Cr Birch', 'RESULT: Carried', 'Ayes: ...') and sentences. Each sentence is first put into a plain
form, so that 'M/S/C Ash/Birch to pay' and 'A motion to pay was made by Ash, seconded by Birch' read alike; then what it tells fills
the slots of the motion that is open: mover, seconder, text, result and votes. A mover opens the next one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, cast

from packview.model import Motion, MotionResult, Votes
from packview.parse.meeting.people import PLURAL, TITLES, is_nobody
from packview.parse.text.lines import mark_of
from packview.parse.text.patterns import WORDS, any_case, listed, one_of, word_in
from packview.text import one_line

_WORDS = WORDS["motions"]

# Names.
_TITLED = rf"(?:{TITLES}|{listed(_WORDS['movers'])})\b"
_TITLE = rf"(?:(?:the\s+)?{_TITLED}\.?\s+)*"
_WORD = (
    rf"(?!{listed(_WORDS['no_names'])}\b)(?:[A-Z]\.|[A-Z][\w'\u2019-]*[a-z\u00e0-\u00ff][\w'\u2019-]*|[A-Z]{{1,3}}\b|\([A-Z]\)"
    r"|de|van|von|\u00d3|U\u00ed|N\u00ed)"
)
_IN_CAPITALS = r"(?:DEPUTY\s+)?(?:COUNCILLOR|CLLR|CR|MAYOR)\s+[A-Z][A-Z\u2019'-]+"
_BY_OFFICE = r"[Tt]he\s+(?:Convener|Provost|Chair|Mayor)(?=,?\s+(?:seconded|moved|and))"
_IN_FULL = (
    rf"{_TITLE}{_WORD}(?:\s+{_WORD}){{0,4}}(?:,?\s+(?:Jr|Sr)\.?)?(?:\s+and\s+(?:Cllr|Councillor)\s+{_WORD})?"
)
_NAME = one_of(_IN_CAPITALS, _BY_OFFICE, _IN_FULL)
_NAME_HERE = re.compile(_NAME)
_TITLES_HERE = re.compile(_TITLE)
_TITLED_HERE = re.compile(_TITLED)
_NAME_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_NAME})$")
_BEHIND_NAME = re.compile(
    r"\s+(?=(?i:sec(?:onded|onder)?)\b)|(?<!\b[A-Z])[.;]\s+(?=\S)|\s+(?=(?:That|To|Be it|Motion)\b|[A-Z]{2,}\b(?!\.))"
)
"""Where a name behind 'Moved by:' ends and what was moved, or became of it, begins."""
_NO_PERSON = re.compile(
    rf"^(?i:the )?(?i:{listed(_WORDS['no_people'])})\b|\b{listed(_WORDS['companies'])}\b(?!lor| Member|member)|^[A-Z]{{4,}}$"
)
_NOBODY = any_case(rf"(?:{listed(_WORDS['no_people'])}\s*)+")
_LONGEST_NAME = 90
_OFFICE_AND = re.compile(rf"^{_TITLED}\s+and\s+")
_SEAT_NUMBER = re.compile(r"\b(?:Precinct|Ward|District|Place|Seat|Division)\s+\d{1,2}\b|\s\([A-Z]\)")
"""What tells a voter's seat, or two of one surname apart, and is no part of a list's form."""
_MOST_OF_A_NAME = 7
_SENTENCE_END = re.compile(r"(?:(?<=[.;])|(?<=\.[\u201d\"]))\s+(?=[A-Z\u201c\"(]|\d+ (?:members )?voted\b)")
_ABBREVIATED = re.compile(rf"(?<![AaPp]\.)\b((?:[A-Z]|{listed(_WORDS['abbreviated'])})\.)\s+")
_VOTER = re.compile(rf"{_TITLED}[^.:;]{{3,60}}")
_NEXT_VOTER = re.compile(
    rf"(?<=[a-z])(?<!Deputy)(?<!Vice)(?<!Lord)(?<!Acting)(?<!Council)(?<!and)(?<!Town)(?<!City)\s+(?=(?:{TITLES})\b\.?\s+[A-Z])"
)
_BETWEEN_NAMES = re.compile(r",(?!\s*(?:Jr|Sr)\b)|\band\b|&|;")
_IN_A_LIST = re.compile(
    r"(?!de\b|van\b|von\b)(?:(?:[^\W\d_a-z\u00df-\u00ff]|de\b|van\b|von\b)[^\s\d:]*(?:\s+|$)){1,5}"
)
"""Words of a name in a list: each begins with a capital, and none has a digit."""

# Who moved and who seconded: the verb behind a name, or the words before one.
_THING = listed(_WORDS["things"])
_DULY = r"(?:(?:then|also|duly|had|so)\s+)?"
_MOVES = re.compile(rf",?\s+{_DULY}(?i:{listed(_WORDS['moves'])})\b|['\u2019]s\s+{_THING}\b")
_BY_TITLE = (
    r"(?:Moved|MOVED|Proposed|PROPOSED|(?<=\()moved|(?<=\()proposed)"
    rf"(?=:?\s+(?:{_TITLED}|{_WORD}\s+{_WORD},)(?i:.{{0,80}}\bseconded\b))"
)
_ALONE_BEFORE = r"(?<!\S)(?:Proposer|Mover|PROPOSER|MOVER)\s+(?=[A-Z])"
_MOVED_BY = re.compile(rf"\b(?:(?:(?i:{listed(_WORDS['moved_by'])})|{_BY_TITLE})\s*:?\s*|{_ALONE_BEFORE})")
_SECONDS = re.compile(rf"\s+{_DULY}(?i:seconded|supported|2nd(?:ed)?)\b(?!:?\s+(?:(?i:by)|{TITLES})\b)")
_SECONDED_BY = re.compile(rf"\b(?i:{listed(_WORDS['seconded_by'])})\s*[:.]?\s*")
_BOTH = r"Moved by \g<mover>, seconded by \g<seconder>"
_MOVER, _SECONDER = rf"(?P<mover>{_NAME})", rf"(?P<seconder>{_NAME})"
_TWO = rf"{_MOVER}\s*/\s*{_SECONDER}"
_BY_SECONDED = rf"(?<!moved)(?<!proposed)\s+by\s+(?={_NAME},?\s+(?:and\s+)?(?i:second))"
_FORMS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        # 'A motion to close the path was made by A', 'Motion to adjourn by A, second by B'
        (rf"(?i:(?:a\s+)?motion)\s+(?P<what>(?:to|that)\s.{{3,200}}?)(?:\s+(?:was\s+)?(?:duly\s+)?made\s+by\s+|{_BY_SECONDED}){_MOVER}(?P<rest>.*?)\.?$", r"Moved by \g<mover>\g<rest> \g<what>."),
        (rf"(?<![a-z]\s)\b(?i:moved|motion|prop(?:osed)?)\b\W*(?:by\W+)?{_MOVER}\W*(?:and\s+)?(?i:sec(?:ond(?:ed)?)?)\b\W*(?:by\W+)?{_SECONDER}", _BOTH),
        (rf"(?P<what>(?i:motion|proposal)\s+(?i:of|by))\s+(?i:(?:Councillors|Crs|Cllrs|Directors|Members)\s+){_MOVER}\s+(?:and|AND|/)\s+{_SECONDER}", r"\g<what> \g<mover>, seconded by \g<seconder>"),
        (rf"{_MOVER},?\s+(?:duly\s+)?seconded\s+by\s+{_SECONDER},?\s+(?:then\s+)?(?:moved|proposed)\b", r"\g<mover> moved, seconded by \g<seconder>,"),
        (rf"^[A-Z]?\d[\w/-]*\s+{_MOVER}(?:,\s+(?:and\s+)?|\s+and\s+){_SECONDER}\s*:\s*(?P<what>THAT\b.*)$", rf"{_BOTH} \g<what>"),
        (rf"^M/?S:?\s+\(?{_TWO}\)?\s*[:,-]?\s*(?P<what>.*)$", rf"{_BOTH} \g<what>"),
        (rf"^{_TWO}\s+(?:moved|motioned|proposed)\b", _BOTH),
        (rf"^M/?S/?C/?:?\s*\(?{_TWO}\)?\s*[:,-]?\s*(?P<what>.*?)(?P<votes>,?\s*\d+\s*[-\u2013/]\s*\d+)?\.?$", rf"{_BOTH} \g<what>. Carried\g<votes>."),
        (rf"^(?P<what>RESOLVED\b.*)\({_TWO}\)\W*$", rf"\g<what>. {_BOTH}."),
        (rf"^(?:.*?\s)?(?i:resolved|resolution)(?:\s*\[[^\]]*\])?\s*\({_TWO}\)\s*:?\s*(?P<what>.*)$", rf"{_BOTH} \g<what> Carried."),
        (rf"^(?:.*?\s)?(?P<what>(?i:amendment))\s*\({_TWO}\)\s*:?\s*(?P<rest>.*)$", rf"\g<what>: {_BOTH} \g<rest>"),
        (rf"^(?:.*?\s)?(?i:motion(?:/second)?|moved)(?:\s*\[[^\]]*\])?[,:]?\s*(?:(?i:seconded)\s+)?(?:(?i:by)\s+)?\(?{_TWO}\)?\s*:?\s*(?P<what>.*)$", rf"{_BOTH} \g<what>"),
        (rf"^(?:\(|(?={_TITLED})){_TWO}\)?(?P<what>(?:\s+That\b.*)?)$", rf"{_BOTH}\g<what>"),
        (rf"^{_TWO}\s+(?P<what>(?i:carried|lost|passed|defeated)\b.*)$", rf"{_BOTH}. \g<what>"),
    )
)  # fmt: skip
"""Other ways of saying who moved, each with the plain one."""
_OF_FORMS = any_case(r"/|\bTHAT\b|motion|prop|second|sec\b")

# What was moved.
_WHAT = re.compile(r"(?<!put )\b(?:to(?!\s+\d)|that|THAT|That|TO)\b[\s:,]*(?P<text>\S.*)$", re.DOTALL)
_BEHIND_WHAT = any_case(r"[;,]?\s+(?:(?:which|this|it|and)\s+)+(?:was\s*|were\s*|has been\s*)?$")
_CLEAR = re.compile(r"\W*$|,| unanimously\b| by all\b")
_LEAD = any_case(r"^\W*(?:(?:on|upon|it was|was|then|a|the|motion|proposal|of|by)\b\s*)*")
_OPENS_WHAT = any_case(
    r"\W*(?:(?:(?:be it |it was )?(?:further )?(?P<resolved>resolved|voted|ordered)\b(?:\s*\([^()]*\))?\W+)(?:that|to)\b|that\b)"
)
_STANDS_BEFORE = any_case(rf"(?:\d[\d.]*\s+)?(?:{_WORDS['will_move']}\b.*\bthat\b|that\b)")
"""A paragraph that can only be what is moved below it: 'I will move at the next meeting that', 'That the ...'."""
_LEADS_TO = any_case(
    r"^[^'\"\u2018\u201c]*?\bmotion to\s+|^motion\s*:\s*|^as an amendment\W+|^(?:it was )?(?:resolved|voted|ordered)\s*:\s*"
)
_AS_MOVED = any_case(r"\bas (?:moved|proposed) by\b")
_ON_PROPOSAL = any_case(r"\bon(?:\s+(?:the|a))?(?:\s+(?:motion|proposal|proposition)\s+of)?\s*$")
_REFERENCE = any_case(
    r"(?:(?:officers?|staff|committee|council|board)(?:'s|\u2019s)?\s+)?(?:recommendation\s*/\s*)?(?:(?:council|committee|board)\s+)?"
    r"(?:resolution|motion|decision)\s*(?:no\.?|number|#)?\s*:?\s*#?[A-Z]{0,4}[\w/.-]*\d[\w/.-]*"
)
"""'COUNCIL RESOLUTION OCM-2510.01', 'Resolution number RD/2015/117': what a motion is called, not what was moved."""
_REFERRED = word_in(_WORDS["what_was_moved"])
_A_REFERENCE = re.compile(r"#?[\w/.-]*\d[\w/.-]*")
_AMENDMENT_HEADING = any_case(r"(?:\w+\s+)?amendment(?:\s+(?:no\.?\s*)?\w{1,4})?\W*")
_PARAGRAPH_NUMBER = re.compile(r"\(?\d{1,2}[.)]+")
_PARAGRAPH = any_case(r"\bparagraph\s+(\d{1,2})\b")
_CLOSES_QUOTE = re.compile('\u201d|(?<=[^ ])"\\W*$')
_LONGEST_QUOTE = 15
_SHORT = 60
_MOTION, _AMENDMENT = word_in("motion"), word_in("amendment")
_MOVED_THINGS = any_case(rf"\b{_THING}\b")

# What became of it.
_VERDICTS = cast(dict[MotionResult, str], WORDS["verdicts"])
_VERDICT = "|".join(_VERDICTS.values())
_SUBJECT = rf"(?:(?:substantive|original|main|above|amended) )?{listed(_WORDS['subjects'])}(?: (?!be\b)\w{{1,3}})?(?: as amended)?"
_WAS = rf"(?:{_WORDS['was']})?(?:[\w ,]{{0,40}}?\b(?:was|were|and))?\s*(?:{_WORDS['declared']} )*"
_RESULT = any_case(
    rf"\b{_SUBJECT}\s*,?\s+{_WAS}(?P<verdict>{_VERDICT})\b|\b(?:(?:^|[.;,\u2013\u2014-]\s*|\bvote\s+(?:was|of)\s+)"
    r"(?P<alone>(?:motion )?(?:carried|passed|lost|defeated|failed|withdrawn))\b)"
)
_TO = r"\s?(?:[-\u2013/]|to)\s?"
_OF_THE_LAST = any_case(rf"(?:approved|agreed|adopted)(?: unanimously)?(?:,? \(?\d+{_TO}\d+.{{0,12}})?\W*")
"""What became of a motion that was told before; alone it tells of none."""
_ALONE = any_case(rf"^\W*{listed(_WORDS['agreed'])}\W*(?:\(?[\d\s,:\u2013a-z-]{{0,60}}\)?)?\W*$")
_ITS_FATE = any_case(
    rf"\W*(?:and\s+|which\s+)?(?:(?:the |this )?(?:motion|recommendations?|amendment|proposal|report|minutes|it)\s+)?(?:was|were|all)?\s*"
    rf"(?:put(?: to the (?:vote|meeting))? and )?(?:declared |duly |unanimously )*(?P<verdict>{_VERDICT})(?P<more>\b.*)"
)
_SAID = any_case(r"\b(?:resolved|agreed|carried|voted|approved|adopted|passed|confirmed|accepted)\b")
_DID = word_in(_WORDS["decided_by"])
_RESOLVED = any_case(r"\W*(?:and|it was)?\s*(?:resolved|agreed)\b\s*(?:that)?\s*:?\s*(?P<rest>.*)$")
_AGREED_WHAT = any_case(r"\bagreed (?:to|that)\b")
_PUT_TO_VOTE = any_case(rf"\b(?:put|taken)\b.{{0,60}}\b{_THING}\b|\b{_THING}\b.{{0,80}}\bput\b")
_NO_VERDICT = any_case(rf"\b(?:{_THING}|matter|item)\b.{{0,20}}\bbe {listed(_WORDS['put_off'])}")
_NO_SECONDER = word_in(_WORDS["no_seconder"])
_WITHDREW = any_case(rf"\b(?:withdrew|agreed to withdraw)\b.{{0,40}}\b{_THING}\b")
_ELECTED = re.compile(
    rf"\b(?:declared|deemed)\s+(?P<who>{_NAME})\s+(?:to\s+be\s+)?(?:duly\s+)?elected\b|(?P<was>{_NAME})\s+was\s+(?:duly\s+)?elected\b"
)
_WORDS_OF = re.compile(r"[\w'\u2019-]+")
_NOTHING = any_case(r"(?:the (?:board|council|commission|committee|trustees)|it|this|and|\W)*")
_TELLS_VOTE = any_case(r"(?:(?:voice|roll[ -]call|recorded)\s+)?(?:vote|ayes?|yeas?|unanimous)\b")
_ASKED = word_in(_WORDS["asked"])

# Rows of the record of a vote.
_LABELS = listed(_WORDS["rows"])
_ROW_MARK = r"(?:\s*:|\s*[-\u2013](?=\s)|\s+the\s+(?:motion|amendment)(?:\s+(?:was|were)\b|\s*:))"
_ROW = any_case(rf"^(?P<label>{_LABELS})(?:\s*\((?P<total>\d{{1,3}})\))?{_ROW_MARK}\s*(?P<rest>.*)$")
_NEXT_ROW = any_case(rf"[;/.]?\s+(?={_LABELS}{_ROW_MARK})(?=(?-i:[A-Z]))")
_NO_SPACE = re.compile(r"(?<=[a-z]):(?=[A-Z])")
_VOTE_FOLLOWS = any_case(r"(?:recorded|roll[ -]?call|named)?\s*vote(?:\s+(?:taken|was as follows))?\s*:")
_VOTERS_BEHIND = any_case(r"\bfollowing vote:\s*(?P<names>\S[^:]+)$")
_NUMBERED_ROW = any_case(r"^[\w/.-]*\d[\w/.-]*\s+(?=(?:moved|proposed)(?: by)?\s*:)")
_VOTE_HEAD = any_case(
    r"^(?:(?:recorded|roll[ -]?call)\s+)?(?:division|vot(?:e|ing)|roll call)\s*:\s*(?=[A-Z])"
)
_SIDE_WITHIN = any_case(r"(?<=:)\s+(?=(?:for|in favou?r|ayes?|yeas?|yes)\b\s*(?:\(\d{1,3}\)\s*)?:)")
_FATE_BEHIND = re.compile(
    r"(?<=[\d)a-z])[.;]?\s+(?=(?:The\s+)?(?i:motion|amendment)\s+(?:\d+\s+)?(?i:was\b(?! (?:Nil|None|\d))|carried|lost|passed|failed|defeated)[^:]{0,40}$)(?=[A-Z])"
)
_SIDES = WORDS["sides"]
_SIDE = one_of(*_SIDES.values())
_SIDE_ENDS = {side: any_case(rf"\b(?:{words})(?:s|ed|ing)?$") for side, words in _SIDES.items()}
_SIDE_ALONE = any_case(rf"(?:those )?(?:voting )?(?P<label>{_SIDE})(?:\s*\((?P<total>\d+)\))?\W*")
_ACTION = any_case(rf"{listed(_WORDS['actions'])}\b.{{0,70}}$")
_TOTAL = any_case(r":?\s*\(?(?:total:?\s+)?\b\d+\)?\W*$")

# Votes in sentences.
_CALL = rf"\s*[-\u2013:|]\s*(?i:ayes?|yea|yes|nays?|no|{_SIDES['abstained']})|,?\s(?:ayes?|yea|yes|nay|no|abstain(?:ed|s)?)"
_A_VOTE = re.compile(rf"(?:{_CALL})\b")
_ROLL_CALL = re.compile(rf"(?P<who>{_NAME})(?P<vote>{_CALL})(?=\s*(?:[;,.]|$))")
_N = r"(?<![\d,.$\u00a3])(?P<n>\d{1,3}|none|nil)\s*(?:members?\s+)?(?:votes?\s+)?(?:vot(?:ing|ed)\s+)?"
_COUNT = any_case(
    rf"{_N}(?P<side>{_SIDE})\b|\b(?P<label>(?!no\b){_SIDE})(?:\s*[:\u2013=-]\s*|(?<=[ey]s)\s+)(?P<m>\d{{1,3}})"
)
_THERE_VOTED = any_case(r"\b(for|against|abstain(?:ing|ed))\s+(?=\d)")
_AGAINST_N = any_case(r"\bfor \d{1,3}\W+(?:and )?against \d")
_DECIDED = r"\b(?:carried|passed|lost|failed|fell|defeated)\b(?i:\s+by\s+(?:an\s+)?absolute\s+majority)?[\s:,(]{1,3}(?:by\s+)?"
_PUT = r"\b(?:vote(?:d)?(?: of| was)?|approv(?:ed|al)|adopted|by)\b[\s:,(]{1,3}(?:a\s+)?"
_BY_TWO = any_case(
    rf"(?:{_DECIDED}|{_PUT})(?P<one>\d{{1,2}})\s*(?:votes?\s+)?(?:-|\u2013|to)\s*(?P<other>\d{{1,2}})"
    r"(?:\s*(?:-|\u2013|to)\s*(?P<third>\d{1,2}))?(?![/\d-])"
    rf"|{_DECIDED}(?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![/\d])"
)
_NOT_THERE = any_case(r"\b(?:absent|excused|away|not present|not voting|recus\w+)\b(?!.*\babst)")
_ABSTAINED = any_case(r"\babst")
_VOTED = word_in(_WORDS["vote_words"])
_SIDED = re.compile(
    r"(?P<who>(?:with\s+)?[A-Z][^.;:\d]{2,80}?)\s+(?P<side>(?:in\s+)?opposed|dissenting|against|voting\s+(?:no|nay|against|yes|aye|for|in\s+favou?r)|abstaining)\b(?:,?\s+and\s+)?"
)
"""Voters before their side: 'Ash and Elm opposed', 'Oak voting no'."""
_QUOTED = re.compile(
    "\u201c[^\u201d]*(?:\u201d|$)|\"[^\"]*\"|(?<!\\w)['\u2018][^'\u2019]{3,}['\u2019](?!\\w)"
)
_SORTS = ("motion", "amendment")
_DIVIDED = any_case(
    r"\b(?P<n>\d{1,3})(?:\s+(?:members?|voted|votes?|voting))*\s+(?:for|in favou?r of)\s+the\s+(?P<of>motion|amendment)\b"
    r"|\b(?P<what>motion|amendment)\s*[-\u2013:(]?\s*(?P<m>\d{1,3})\b"
)
"""A vote between a motion and its amendment, as in Scotland: the one with more is what was decided."""
_DIVISION = any_case(
    r"(?P<for>(?:(?:those|members?|votes?|voting) )*(?:for|in favour of) the )?(?P<what>motion|amendment)\b\W*(?P<rest>.*)"
)


class _Mention(NamedTuple):
    """Somebody who is said to have done something, and where the words stand that say so."""

    start: int
    end: int
    name: str


def _mention(text: str, does: re.Pattern[str], done_by: re.Pattern[str]) -> _Mention | None:
    """The first who 'A moved' or 'moved by A' names."""
    before = (
        _Mention(verb.start() - len(name), verb.end(), name)
        for verb in does.finditer(text)
        if (found := _NAME_BEFORE.search(text, max(0, verb.start() - _LONGEST_NAME), verb.start()))
        and _is_person(name := _OFFICE_AND.sub("", found["name"]), alone=False)
    )
    after = (
        _Mention(words.start(), found.end(), found[0])
        for words in done_by.finditer(text)
        if (found := _NAME_HERE.match(text, words.end()))
    )
    return min((one for one in (next(before, None), next(after, None)) if one), default=None)


def _plainly(text: str) -> list[str]:
    """A sentence as plain ones."""
    for form, plain in _FORMS if _OF_FORMS.search(text) else ():
        if form.search(text):
            return _sentences(form.sub(plain, text, count=1))
    return [text]


@dataclass(slots=True)
class _Open:
    """A motion to which what is read may still add."""

    text: str = ""
    mover: str = ""
    seconder: str = ""
    result: MotionResult = ""
    counts: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    amendment: bool = False
    third: bool = (
        False  # the third figure of its tally counts who abstained, unless somebody is said to be absent
    )
    away: bool = False
    waiting: bool = False  # what was resolved stands in the next paragraph
    provisional: bool = False  # the text is what stood before; a paragraph with 'That' may follow
    listing: bool = False  # a list follows that belongs to the text
    quoted: int = 0  # paragraphs that may still follow before its quotation mark closes
    paragraph: str = ""  # the number of the paragraph it was moved in

    def motion(self) -> Motion:
        counts = {side: len(names) for side, names in self.names.items()} | self.counts
        named = {f"names_{side}": names for side, names in self.names.items()}
        of, against, abstained = (counts.get(side) for side in _SIDES)
        if of is not None and against is not None and self.result == "carried" and of < against:
            self.result = ""  # the count says otherwise
        votes = Votes(for_=of, against=against, abstained=abstained, **named) if counts else None
        return Motion(
            text=one_line(_LEADS_TO.sub("", self.text) if self.mover else self.text),
            mover=self.mover,
            seconder=self.seconder,
            result=self.result or ("carried" if votes and votes.for_ and votes.against == 0 else ""),
            votes=votes,
        )


def motions_in(paragraphs: Iterable[str], title: str = "") -> tuple[Motion, ...]:
    """The motions that paragraphs of minutes record, in order.

    Args:
        paragraphs: of one item, as printed.
        title: of the item: what was moved where nothing else says so.
    """
    reader = _Reader(title)
    for text in paragraphs:
        reader.take(one_line(text))
    return tuple(one.motion() for one in reader.found if one.result or one.seconder or one.names)


class _Reader:
    """Fills the slots of motions from what paragraphs say, one after another."""

    def __init__(self, title: str) -> None:
        self.found: list[_Open] = []
        self._before = title  # the paragraph above
        self._names = ""  # the same where it is a list of names
        self._said = ""  # the sentence before
        self._that = ""  # a paragraph that can only be what is moved below it
        self._put: _Open | None = None  # what was put to the vote
        self._side = ""  # whose voters may go on on the next line
        self._voted: _Open | None = None
        self._headed = False  # the side stands over its voters, one a line
        self._divided: dict[str, int] = {}  # votes between a motion and its amendment
        self._numbered = ""

    @property
    def _last(self) -> _Open | None:
        return self.found[-1] if self.found else None

    @property
    def _above(self) -> str:
        """What was said or stood last, which may be what is moved."""
        return self._that or self._said or self._before

    def _open(self, text: str, result: MotionResult = "") -> _Open:
        self.found.append(_Open(text=text, result=result))
        return self.found[-1]

    def take(self, text: str) -> None:
        """Take a paragraph."""
        self._numbered = found[0] if (found := _PARAGRAPH_NUMBER.match(text)) else ""
        if _VOTE_FOLLOWS.fullmatch(text) or is_reference(text) or self._voters(text) or self._rows(text):
            return
        if not self._goes_on(text):
            if not _ASKED.search(text):
                self._paragraph(text)
            self._that = text if _STANDS_BEFORE.match(text) else self._that
        if _names(text) and not _ACTION.match(text):
            self._names = text
        else:
            self._before = text

    # Rows of a vote's record.

    def _voters(self, text: str) -> bool:
        """Take a side that stands alone, a voter below the others of one, or a side in a vote between a motion and its amendment."""
        alone = _SIDE_ALONE.fullmatch(text) if self.found else None
        if alone and (alone["total"] or not self._names):
            put = self._put or self.found[-1]
            self._side, self._headed = _side_of(alone["label"]), not alone["total"]
            self._voted = self.found[-1] if put.result else put
            if put.result and alone["total"]:
                self._side = ""  # the numbers were told before
            elif alone["total"]:
                self._voted.counts[self._side] = int(alone["total"])
            return True
        row = _DIVISION.fullmatch(text)
        row = row if row and (row["for"] or row["rest"][:1].isdigit()) else None
        side, rest = (row["what"].casefold(), row["rest"]) if row else (self._side, text)
        names = _names(rest) if side and not is_vote_row(text) else ()
        if side in _SORTS:  # a vote between a motion and its amendment
            count, both = re.search(r"\d{1,3}", rest), _divided(text)
            told = bool(count or names)
            self._side = side if row and not told else ""
            if len({one.amendment for one in self.found if not one.result}) < 2:
                return False
            if told:
                self._divided |= both if len(both) > 1 else {side: int(count[0]) if count else len(names)}
            if len(self._divided) == len(_SORTS):
                self._decide(self._divided)
            return told or row is not None
        last = self._voted or _Open()
        if not names or not (self._headed or _VOTER.fullmatch(text) or len(names) == last.counts.get(side)):
            self._side, self._headed = "", False
            return False
        last.names[side] = last.names.get(side, ()) + names
        return True

    def _decide(self, votes: Mapping[str, int]) -> None:
        """Say what won of a motion and its amendment, where both are open."""
        last = {one.amendment: one for one in self.found if not one.result}
        if len(last) > 1 and votes["motion"] != votes["amendment"]:
            for amendment, one in last.items():
                one.result = "carried" if amendment == (votes["amendment"] > votes["motion"]) else "lost"
        self._divided = {}

    def _rows(self, text: str) -> bool:
        """Take the rows of a record of a vote that stand on one line; False where it is a sentence after all."""
        text = _NUMBERED_ROW.sub("", _NO_SPACE.sub(": ", _VOTE_HEAD.sub("", text), count=1))
        if not _ROW.match(text):
            return False
        first, *sentences = _sentences(text) or [text]
        first, *fates = _FATE_BEHIND.split(first, maxsplit=1)
        first, *rows = _NEXT_ROW.split(first)
        row = _ROW.match(first)
        if row is None or len(first) >= 400 or not self._row(row):
            return False
        self._before = first if row["label"].casefold() != "action" else self._before
        for other in (*rows, *fates, *sentences):
            self.take(other)
        return True

    def _row(self, row: re.Match[str]) -> bool:
        """Fill a slot from a row; False where it is a sentence after all."""
        label, rest, last = row["label"].casefold(), row["rest"], self._last
        if side := _side_of(label):
            return self._votes(side, label, f"{rest} ({row['total']})" if row["total"] else rest)
        if label in {"absent", "out", "recused"}:
            self._names = ""
            if last is not None and label == "absent" and not is_nobody(rest):
                last.away = True
                last.counts.pop("abstained" if last.third else "", None)
        elif label in ("result", "disposition"):
            last = last if last and not last.result else self._open(self._before)
            last.result = _verdict(rest)
            self._counts(last, f"Voted {rest}")
        elif label == "motion" and _TITLED_HERE.match(rest) and _NAME_HERE.fullmatch(rest.strip(" .")):
            self._person("mover", _plain(rest))
        elif label in ("motion", "action"):
            astray = label == "action" and not (last and last.mover and last.provisional)
            if not rest or last is None or last.result or astray:
                return False
            self._say(last, rest)
            last.provisional = label == "motion" and last.provisional
        else:
            name = rest[: end.start()] if (end := _BEHIND_NAME.search(rest)) else rest
            self._said = self._names or self._said if label.startswith("nominated") else self._said
            short = len(name.partition(",")[0].split()) <= _MOST_OF_A_NAME
            self._person("seconder" if label.startswith("second") else "mover", _plain(name) if short else "")
            behind = rest[len(name) :].strip(" .;")
            if self._last is not None and _OPENS_WHAT.match(behind):
                self._say(self._last, behind)
            elif behind:
                self._outcome(behind, self._last)
        return True

    def _votes(self, side: str, label: str, rest: str) -> bool:
        """Take who voted which way; names may stand above their label."""
        rest = re.sub(r"^\d{1,2}\s*[-\u2013]\s*(?=[A-Z])", "", rest)  # as many as are named
        total, rest = _TOTAL.search(rest), _TOTAL.sub("", rest)
        nobody = is_nobody(rest)
        count = int(re.sub(r"\D", "", total[0])) if total else 0 if nobody else None
        names = () if nobody else _names(rest) or (() if rest else _names(self._names))
        names = names if total is None or len(names) == count else ()
        if not names and count is None:
            return label not in {"for", "no", "yes"}
        last = self._put if self._put and not self._put.result else self._last
        if last is None or side in last.names or (side == "for" and last.names):
            last = self._open(self._before, _verdict(self._before) if _ACTION.match(self._before) else "")
        self._side, self._voted, self._names = side, last, ""
        if names:
            last.names[side] = names
        else:
            last.counts[side] = count or 0
        return True

    def _person(self, slot: str, name: str) -> None:
        above = _ROW.match(self._before) if slot == "seconder" else None
        if above and above["label"].casefold() == "motion" and _NAME_HERE.fullmatch(above["rest"]):
            self._before = self._said = ""  # 'Motion: Voss' above 'Second: Stone'
            self._person("mover", above["rest"])
        last = self._last
        known = getattr(last, slot) if last is not None else ""
        if known and known.split()[-1:] == name.split()[-1:]:
            return
        if last is None or (known and (slot == "mover" or (last.text and last.result and last.names))):
            last = self._open(self._above)
            last.provisional = not _OPENS_WHAT.match(last.text)
            last.result = "carried" if re.match(r"(?:It was )?RESOLVED\b", last.text) else ""
            self._that = ""
        if not getattr(last, slot):
            setattr(last, slot, name)

    # Paragraphs and sentences.

    def _goes_on(self, text: str) -> bool:
        """Whether a paragraph is what the open motion still waits for: what was moved, or a list of it."""
        last, mark = self._last or _Open(), mark_of(text)
        opens = _OPENS_WHAT.match(text)
        # A paragraph that is numbered as that of the motion is no point of it.
        following = re.sub(r"\d", "", last.paragraph) == re.sub(
            r"\d", "", self._numbered
        ) and last.paragraph not in ("", self._numbered)
        if last.quoted:
            last.text += f" {text}"
            last.quoted = 0 if _CLOSES_QUOTE.search(text) or _PUT_TO_VOTE.search(text) else last.quoted - 1
        elif last.waiting and not is_vote_row(text):
            if not last.text or opens or _REFERRED.match(last.text):
                self._say(last, text)
            last.waiting, last.listing = False, text.endswith(":")
            last.quoted = _LONGEST_QUOTE if text[0] in '\u201c"' and not _CLOSES_QUOTE.search(text) else 0
        elif last.provisional and not last.result and opens:
            if opens["resolved"] and not text.upper().startswith("BE IT"):
                last.result = "carried"
                self._counts(last, f"Voted {opens[0]}")
            self._say(last, text)
            last.provisional, last.listing = False, text.endswith(":")
        elif last.listing and mark and mark.rest and not following:
            self._say(last, text, more=True)
        else:
            return False
        return True

    def _say(self, last: _Open, text: str, *, more: bool = False) -> None:
        """Take what was moved, or ``more`` of it, and what became of it where that stands behind."""
        first, *others = _sentences(text)
        last.text = f"{last.text} {first}" if more else first
        for sentence in others:
            if _RESULT.search(sentence) or _ALONE.match(sentence):
                self._outcome(sentence, last)
            else:
                last.text += f" {sentence}"

    def _paragraph(self, text: str) -> None:
        votes = list(_ROLL_CALL.finditer(text)) if len(_A_VOTE.findall(text)) > 1 else []
        if len(votes) > 1:
            text = f"{text[: votes[0].start()]} {text[votes[-1].end() :].lstrip(' .;')}".strip()
        if (behind := _VOTERS_BEHIND.search(text)) and _names(behind["names"]):
            self._names, text = behind["names"], text[: behind.start("names")].rstrip()
        sentences = [plain for whole in _sentences(text) for plain in _plainly(whole)]
        seconded = _MOTION.search(text) or any(_mention(one, _SECONDS, _SECONDED_BY) for one in sentences)
        for sentence in sentences:
            if not self._rows(sentence):
                self._sentence(sentence, alone=not seconded)
                self._said = sentence
        for side in _SIDES if self._last is not None and len(votes) > 1 else ():
            if names := tuple(_plain(vote["who"]) for vote in votes if _side_of(vote["vote"]) == side):
                self.found[-1].names.setdefault(side, names)

    def _sentence(self, text: str, *, alone: bool) -> None:
        moved, seconded = _mention(text, _MOVES, _MOVED_BY), _mention(text, _SECONDS, _SECONDED_BY)
        moved = moved if moved and _is_person(moved.name, alone=alone) else None
        last = self._moved(text, moved, seconded) if moved else self._last
        if seconded and last is not None and not last.seconder and not last.result:
            last.seconder = _plain(seconded.name)
        elif seconded and not moved and _MOVED_THINGS.search(text) and _OPENS_WHAT.match(self._above):
            fate = _ITS_FATE.fullmatch(text[seconded.end :])  # a motion of which only the seconder is named
            last = self._open(self._above, _verdict(fate["verdict"]) if fate else "")
            last.seconder = _plain(seconded.name)
        spoken_of = last if moved else self._spoken_of(text)
        resolved = None if _NO_VERDICT.search(text) else _RESOLVED.match(text)
        if resolved and last is not None and last.mover and not last.result:
            last, what = spoken_of or last, resolved["rest"].strip(" .:")
            last.result, last.text = "carried", last.text or (what and resolved["rest"])
            last.waiting = last.waiting or not (what or text.endswith("."))
            return
        for elected in _ELECTED.finditer(text):  # who was proposed
            surname = (elected["who"] or elected["was"]).split()[-1]
            proposed = (
                one for one in self.found if not one.result and surname in _WORDS_OF.findall(one.text)
            )
            for one in islice(proposed, 1):
                one.result = "carried"
        self._put = spoken_of if _PUT_TO_VOTE.search(text) else self._put
        if len(both := _divided(text)) > 1:
            self._decide(both)
        else:
            self._outcome(text, spoken_of)

    def _spoken_of(self, text: str) -> _Open | None:
        """The motion a sentence speaks of: the one it says by paragraph, or was put to the vote, or an amendment or what that amends."""
        said, put = _PARAGRAPH.search(text), self._put
        amendment = _AMENDMENT.search(text) is not None
        motion = _MOVED_THINGS.search(_AMENDMENT.sub("", text)) is not None
        named = (one for one in self.found if said and one.paragraph.strip("(.)") == said[1])
        if put and (put.result or ((amendment or motion) and amendment != put.amendment)):
            put = None
        sorts = amendment != motion and any(one.amendment for one in self.found)
        of_sort = [one for one in self.found if sorts and one.amendment == amendment and not one.result]
        return next(named, None) or put or (of_sort[-1] if of_sort else self._last)

    def _moved(self, text: str, moved: _Mention, seconded: _Mention | None) -> _Open:
        """Open the motion that a sentence tells of, or give the one it speaks of again."""
        names = _plain(moved.name), _plain(seconded.name) if seconded else ""
        again = (one for one in self.found if (one.mover, one.seconder) == names and not one.result)
        if _AS_MOVED.search(text[: moved.end]) and (known := next(again, None)):
            self._put = known
            return known
        behind = seconded if seconded and seconded.start >= moved.start else None
        end = max(moved.end, seconded.end if seconded else 0)
        before = _LEAD.sub("", text[: moved.start]).strip(" ,.;:(-\u2013").lstrip(") ")
        between = text[moved.end : behind.start] if behind else ""
        after = text[max(moved.end, behind.end if behind else 0) :]
        rest = re.sub(r"^\W+", "", after).strip(" .;:")
        fate = _ITS_FATE.fullmatch(rest)
        one = _Open(mover=names[0], seconder=names[1], paragraph=self._numbered)
        whole = len(text) if text.endswith(":") else end + 40
        whole_between = len(between.split()) > 2 and not _REFERRED.match(between.strip())
        headed = _AMENDMENT_HEADING.fullmatch(self._before)
        one.amendment = headed is not None or _AMENDMENT.search(text[:whole]) is not None
        if what := _WHAT.search(between) or _WHAT.search(after):
            fate_behind = _RESULT.search(_QUOTED.sub(lambda words: " " * len(words[0]), what["text"]))
            said = what["text"][: fate_behind.start() if fate_behind else None]
            one.text = _BEHIND_WHAT.sub("", said).strip(" ,;.")
            one.listing = text.endswith(":")
            one.quoted = _LONGEST_QUOTE * (one.listing and "\u201c" in text and "\u201d" not in text)
            agreed = what.string is between and fate and _CLEAR.match(fate["more"])
            one.result = "carried" if _SAID.search(what.string[: what.start()]) else ""
            one.result = one.result or (_verdict(fate["verdict"]) if fate and agreed else "")
        elif whole_between and (fate or len(rest.split()) <= 3):
            one.text = between.strip(" ,;&").removesuffix(" and")
            one.result = _verdict(fate["verdict"]) if fate else ""
        else:
            one.waiting = text.endswith(":")
            self._said_before(one, before, rest, fate)
        if _SAID.search(before) and _ON_PROPOSAL.search(before):
            one.result = "carried"
        self.found.append(one)
        self._counts(one, text)
        return one

    def _said_before(self, one: _Open, before: str, rest: str, fate: re.Match[str] | None) -> None:
        """What was moved and what became of it by the words before its mover, and by the rest behind mover and seconder."""
        proposal = _ON_PROPOSAL.search(before)
        of_it = fate and _REFERRED.match(rest)
        above = "" if one.waiting and not _OPENS_WHAT.match(self._above) else self._above
        thing = _REFERRED.fullmatch(before) and _MOVED_THINGS.search(before)
        if proposal and len(before) > 2:
            one.text = before[: proposal.start()].strip(" ,;")
        elif fate and (did := re.search(rf",\s+(?={_DID.pattern})", rest, re.IGNORECASE)):
            one.text = rest[did.end() :]
        elif thing or of_it or _A_REFERENCE.fullmatch(before):
            one.text = above
        elif len(before) > 2:
            one.text = before
        else:
            short = bool(fate or _TELLS_VOTE.match(rest) or _NOTHING.fullmatch(rest))
            one.text = above if short else rest
            one.provisional = short and not _OPENS_WHAT.match(one.text)
        if _SAID.search(before) or _DID.match(rest):
            one.result = "carried"
        elif fate and (of_it or _CLEAR.match(fate["more"])):
            one.result = _verdict(fate["verdict"])
        elif (resolved := _RESOLVED.match(one.text)) and resolved["rest"]:
            one.text, one.result = resolved["rest"], "carried"
        self._that = self._that if one.text != self._that else ""

    def _outcome(self, text: str, last: _Open | None) -> None:
        if _NO_VERDICT.search(text) or _never_put(text, last):
            return
        said = _QUOTED.sub(" ", text)
        found = _RESULT.search(said)
        alone = _ALONE.match(text) or (last is not None and last.mover and _OF_THE_LAST.fullmatch(text))
        if not found and not alone:
            if last is not None and (not last.result or len(text) < _SHORT):
                self._counts(last, text)
            return
        verdict = _verdict((found["verdict"] or found["alone"]) if found else text)
        if last is not None and not last.result:
            if verdict == "noted" and last.mover and (last.amendment or not _MOVED_THINGS.search(text)):
                return  # a report was noted, not what was moved
            last.result = verdict
        elif alone and last is None and not _AGREED_WHAT.search(text) and self._above:
            last = self._open(self._above, verdict)
        elif (
            verdict != "noted" and _BY_TWO.search(said) and _MOVED_THINGS.search(said)
        ):  # of something in a report
            last = self._open(text, verdict)
        else:
            return
        self._counts(last, text)
        told = _SIDED.finditer(text, found.end() if found else 0)
        sides = (
            (_side_of(one["side"]) or "against", _names(one["who"].removeprefix("with "))) for one in told
        )
        last.names = {side: names for side, names in sides if names} | last.names

    @staticmethod
    def _counts(one: _Open, text: str) -> None:
        counts: dict[str, int] = {}
        if not _VOTED.search(text) or len(_divided(text)) > 1:
            return
        text = _THERE_VOTED.sub(r"\1: ", text) if "voted" in text or _AGAINST_N.search(text) else text
        for found in reversed(
            [*_COUNT.finditer(text)]
        ):  # what was known before stays, of two the first counts
            count = found["n"] or found["m"]
            counts[_side_of(found["side"] or found["label"])] = int(count) if count.isdigit() else 0
        one.counts = counts | one.counts
        two = _BY_TWO.search(text)
        if two and not {"for", "against"} & one.counts.keys():
            votes = [int(two["one"] or two["over"]), int(two["other"] or two["under"])]
            votes = sorted(votes, reverse=one.result != "lost") if one.result else votes
            third = [int(two["third"])] if two["third"] and not (one.away or _NOT_THERE.search(text)) else []
            one.counts |= dict(zip(_SIDES, [*votes, *third], strict=False))
            one.third = bool(third) and not _ABSTAINED.search(text)


def _side_of(label: str) -> str:
    """The side that a label ends with: 'for', 'against' or 'abstained'; '' for none."""
    return next((side for side, ends in _SIDE_ENDS.items() if ends.search(label)), "")


def _sentences(text: str) -> list[str]:
    wholes = _SENTENCE_END.split(_ABBREVIATED.sub("\\1\0", text))
    return [part.replace("\0", " ") for whole in wholes for part in _SIDE_WITHIN.split(whole) if part]


def _divided(text: str) -> dict[str, int]:
    """Votes for a motion and for its amendment."""
    found = _DIVIDED.finditer(text)
    return {(one["of"] or one["what"]).casefold(): int(one["n"] or one["m"]) for one in found}


def _never_put(text: str, last: _Open | None) -> bool:
    if last is None or last.result:
        return False
    unsupported = not last.seconder and _NO_SECONDER.search(text)
    last.result = "lost" if unsupported else "withdrawn" if _WITHDREW.search(text) else ""
    return bool(last.result)


def _plain(name: str) -> str:
    return re.sub(r"^(Councillor|Cllr|Cr|Member)s\b", r"\1", one_line(name).rstrip(" ;,."))


def _is_person(text: str, *, alone: bool) -> bool:
    """Whether somebody can have moved something; a bare surname is too little where nobody seconds in the sentence (``alone``)."""
    titled = _TITLES_HERE.match(text)
    bare = text[titled.end() :] if titled else text
    if not bare or _NO_PERSON.search(bare):
        return False
    return not alone or bool(titled and titled.end()) or len(text.split()) > 1


def _verdict(text: str) -> MotionResult:
    for result, words in _VERDICTS.items():
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return result
    return ""


def _names(text: str) -> tuple[str, ...]:
    """Names in a list: 'Lucas, O'Neill, and Duncan', 'Councillors Ash and Birch (2)'; () for anything else."""
    text = _NEXT_VOTER.sub(", ", _TOTAL.sub("", text))
    parts = [part for piece in _BETWEEN_NAMES.split(text) if (part := piece.strip(" ."))]
    words = [_SEAT_NUMBER.sub("", part) for part in parts]
    if len(text) > 500 or not all(_IN_A_LIST.fullmatch(one) and not _NOBODY.fullmatch(one) for one in words):
        return ()
    return tuple(name for part in parts if (name := PLURAL.sub("", part)))


def is_reference(text: str) -> bool:
    """Whether a line is only what a motion is called: 'COUNCIL RESOLUTION OCM-2510.01'."""
    return _REFERENCE.fullmatch(text) is not None


def is_vote_row(text: str) -> bool:
    """Whether a line is a row of the record of a vote: 'RESULT: Carried', 'Ayes:', 'Seconded by Councillor Holt;'."""
    text = _NO_SPACE.sub(": ", text, count=1)
    row = _ROW.match(text) or _SIDE_ALONE.fullmatch(text)
    said = _VOTE_FOLLOWS.fullmatch(text) or _MOVED_OR_RESOLVED.match(text)
    return bool(said or (row and row["label"].casefold() != "motion"))


_MOVED_OR_RESOLVED = any_case(r"(?:proposed|seconded|moved) by\b|and resolved\b")
