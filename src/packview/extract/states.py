"""What kind of page it is: text, blank, a picture, or text that cannot be read.

Garbled text is told by its letters: a font whose map is wrong gives letters that follow one another as in no language here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from packview.model import PageState

_WORD = re.compile("[a-z]{2,}")
_ENOUGH = 120
"""Pairs of letters from which on their kinds tell."""
_LOOKED_AT = 2500
"""Characters of a page that are looked at."""
_LEAST = 0.60
"""Of the pairs that must be common ones. Published packs have 0.93 and more, lists of names from all over the world 0.74, text whose
letters are shifted along the alphabet 0.54 at most; a few in a hundred random maps have more, and are believed."""
_PAIRS = (
    "ab ac ad af ag ai ak al am an ap ar as at au av aw ay ba be bi bl bo br bu by ca cc ce ch ci ck cl co cr ct "
    "cu da de di do dr ds du ea ec ed ee ef eg ei el em en eo ep eq er es et ev ew ex ey fa fe ff fi fl fo fr ft "
    "fu ga ge gh gi gl gn go gr gu ha he hi ho hr ht hu ia ib ic id ie if ig il im in io ip ir is it iv iz ju ke "
    "ki la ld le li ll lo ls lt lu ly ma mb me mi mm mo mp ms mu my na nc nd ne nf ng ni nl nn no ns nt nu ny oa "
    "ob oc od of og oi ok ol om on oo op or os ot ou ov ow pa pe ph pi pl po pp pr ps pt pu qu ra rc rd re rg ri "
    "rk rl rm rn ro rr rs rt ru rv ry sa sc se sh si sl sm so sp ss st su sy ta te th ti tl to tr ts tt tu tw ty "
    "ua ub uc ud ue ug ui ul um un up ur us ut va ve vi vo wa we wh wi wn wo xp ye yo ys "
)
_COMMON = frozenset(_PAIRS.split())
"""The pairs of letters that are most of English text, names and short forms included."""


def are_words(text: str) -> bool:
    """Whether a text's letters follow one another as in words; too few letters are believed."""
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    pairs = [one + other for word in words for one, other in pairwise(word)]
    return len(pairs) < _ENOUGH or sum(pair in _COMMON for pair in pairs) >= _LEAST * len(pairs)


_BLANK = re.compile(
    r"(?:this )?page (?:is |has been )?(?:intentionally |deliberately )?(?:left )?blank", re.IGNORECASE
)
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_MOSTLY = 0.5


def state_of(lines: Sequence[str], *, pictures: bool) -> PageState:
    """The state of a page, from its lines without the stamps; ``pictures``: whether there is anything but text on it."""
    text = " ".join(line for line in lines if line)
    letters = re.sub(r"[\s•]", "", text)
    if not letters:
        return "image" if pictures else "blank"
    if _BLANK.fullmatch(text.strip(" .[]()*")):
        return "blank"
    if len(_UNREADABLE.findall(letters)) > _MOSTLY * len(letters) or not are_words(text):
        return "garbled"
    return "text"
