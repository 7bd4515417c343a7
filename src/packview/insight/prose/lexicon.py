"""The words that bind figures, each with its class, and the words whose number is a name.

A sentence is read as a string with one letter for each word (see ``quantities.py``), so a relation between figures is a short
pattern over letters, whatever the wording. To teach packview a new word, add it to its class here.
"""

from typing import Literal

from packview.wording.periods import MONTH_NUMBERS
from packview.wording.periods import MONTHS as NAMES


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


_CLASSES = {
    "u": """rose risen rises rising increased increases increasing grew grown grows growing climbed climbs climbing jumped jumps soared surged
        swelled expanded gained leapt escalated rocketed mounted accelerated risen raised lifted""",
    "d": """fell fallen falls falling decreased decreases decreasing dropped drops dropping declined declines declining reduced reduces reducing
        shrank shrunk shrinking slipped dipped slumped plunged plummeted tumbled contracted lessened eased cut cuts lowered dwindled sank down trimmed""",
    "p": "up upwards upward increase rise growth uplift jump upturn gain surge climb upswing hike expansion leap grow",
    "q": "down downwards downward decrease reduction drop fall decline downturn dip slump contraction cut reduce shrink",
    "c": "change changes changed movement difference moved move went gone going swing shift improved improvement improving improves narrowed widened worsened varied",
    "g": "more higher greater larger bigger above longer ahead upper",
    "l": "fewer less lower smaller below shorter behind",
    "f": "from",
    "t": "to",
    "b": "by",
    "o": "of",
    "h": "than against versus compared comparison vs v relative",
    "i": "in at on for during with within across among amongst under over since after before into about per between through until as-of towards",
    "e": """is are was were be been being stood stands came reached totalled numbered totals equals amounted amounts represents representing represented
        equates equating makes making averaged has have had equal giving gives accounted accounting""",
    "a": "and or plus",
    "k": "while whereas whilst although though but despite however yet as where because",
    "y": """year years month months quarter quarters week weeks annual monthly quarterly yearly financial calendar today now spring summer autumn winter
        monday tuesday wednesday thursday friday saturday sunday qtr q1 q2 q3 q4 fy period""",
    "s": """when the a an this that these those it its they them their theirs our ours we us i you his her he she all both just only exactly some
        around approximately nearly almost roughly circa well slightly respectively which who whom whose there here then therefore thus also
        previous previously last earlier prior next current currently same further so not no any each every total overall result
        will would may might can could should did does do if such even still alone again once already out compared-with respectively
        well far much very quite somewhat significantly considerably substantially sharply steadily overall nearly over-all hence consequently
        i.e ie namely another additional extra less-than corresponding latter former level figure number rate percentage proportion share points point
        per-cent cent percent net gross actual equivalent meaning"""
}  # fmt: skip
MONTHS = frozenset([*(name.casefold() for name in NAMES), *MONTH_NUMBERS, "sept"]) - {"mar"}
CLASS_OF = {word: letter for letter, words in _CLASSES.items() for word in words.split()} | dict.fromkeys(
    MONTHS - {"may"}, "y"
)
"""A word in small letters to its class."""

UP, DOWN = frozenset("upg"), frozenset("dql")
VERBS = "ude"

_NAMED = """
section sections level levels phase phases stage stages appendix appendices annex annexes table tables figure figures fig figs page pages p pp
item items minute paragraph paragraphs para paras part parts chapter chapters quarter version note no nos number article articles
regulation regulations schedule schedules standard standards priority priorities theme themes category categories rule rules grade grades
band bands step steps year years ward wards week weeks month months aged ages age ofsted form post tier tiers wave waves block room unit
line lines act clause clauses q qtr ks group groups type types decile deciles quintile quintiles quartile quartiles class zone zones lot
lots plot box chart charts graph graphs map maps recommendation recommendations resolution resolutions question questions objective
objectives outcome option options scenario ref reference covid route road motion amendment order reg junction gate column columns row rows
footnote exhibit goal principle strand strands action actions volume vol issue edition code id model channel key decision project
programme contract lease licence certificate tel telephone fax ext extension postcode room flat top sic icd iso en bs
"""
NAMED = frozenset(_NAMED.split())
"""Words whose number is a name: 'Table 3', 'type 2', 'recommendation 11'."""
LARGEST_NAME = {
    "quarter": 4,
    "month": 12,
    "week": 53,
    "year": 13,
    "key": 0,
    "project": 0,
    "programme": 0,
    "post": 30,
    "number": 0,
    "ward": 30,
}
"""Above these the number after the word is a quantity after all: 'in the quarter 540 children came'."""

TIMES = word_set(
    "day days week weeks hour hours hr hrs minute minutes min mins second seconds month months year years fortnight"
)
SPANS = word_set("within last past next first in the every for under after previous over")
"""Words before a length of time that make it a limit or a span: 'within 20 days', 'the last 12 months'."""
MEASURES = {"mile": "miles", "miles": "miles", "kilometres": "km", "fte": "fte", "ftes": "fte", "wte": "fte", "wtes": "fte", "tonnes": "tonnes",
    "tonne": "tonnes", "hectares": "ha", "acres": "acres", "degrees": "degrees", "metres": "m"}  # fmt: skip
VOTES = word_set("for against abstention abstentions abstained votes vote voted")

HEDGES: dict[Literal["about", "over", "under"], str] = {
    "about": "about around approximately approx roughly circa some estimated c close",
    "under": "nearly almost under below less fewer approaching most",
    "over": "over above more exceeding least excess",
}
HEDGE_OF: dict[str, Literal["about", "over", "under"]] = {
    word: hedge for hedge, words in HEDGES.items() for word in words.split()
}
"""A word before a figure to what it makes of it; 'than', 'to', 'of' and 'a' may stand between."""

_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FRACTIONS = {word + end: parts for parts, word in enumerate(_PARTS, start=2) for end in ("", "s")} | {
    "halves": 2
}
MULTIPLES = {
    "doubled": 2.0, "double": 2.0, "doubling": 2.0, "doubles": 2.0, "twice": 2.0, "trebled": 3.0, "treble": 3.0, "trebling": 3.0,
    "tripled": 3.0, "triple": 3.0, "tripling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "halved": 0.5, "halving": 0.5, "twofold": 2.0,
    "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0, "two-fold": 2.0, "three-fold": 3.0, "four-fold": 4.0
}  # fmt: skip
