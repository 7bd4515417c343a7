"""Which way a commentary says its indicator went, in whatever words; for use where the figures go the other way on month and year alike."""

import re
from typing import Literal

from packview.insight.change_words import DOWN, LESS, MORE, NOUNS_DOWN, NOUNS_UP, UP
from packview.insight.twins import subject_words

Good = Literal["high", "low", ""]

_CAUSE = re.compile(
    r",?\s(?<!looked\s)(?:due\sto|owing\sto|because|thanks\sto|following|as\sa\s(?:result|consequence)|reflect(?:s|ing)?|attributed\sto|driven\sby|after|(?<=down)\sby|as\s(?!an?\b|at\b|of\b|well\b|in\b)|which|with|and\s"
    r"(?:the\s)?(?:team|service|staff|officers|we)\b)",
    re.IGNORECASE,
)
_UPWARD = re.compile(rf"{UP.pattern}|\b(?:{NOUNS_UP}|{MORE}|taking\slonger|takes\slonger)\b", re.IGNORECASE)
_DOWNWARD = re.compile(rf"{DOWN.pattern}|\b(?:{NOUNS_DOWN}|{LESS}|brought\sdown)\b", re.IGNORECASE)
_BETTER = re.compile(r"\b(?:improve[ds]?|improving|improvement|got\sbetter|better)\b", re.IGNORECASE)
_WORSE = re.compile(
    r"\b(?:worse|worsened|worsening|deteriorat\w+|slipped|slipping|got\sworse)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:national\w*|region\w*|england|neighbours?|similar\sauthorities|targets?|profile|expect\w*|forecast\w*|planned|plans\sto|aims?|intend\w*|will|would|could|should|"
    r"may|might|if|likely|unlikely|risk|hope\w*|not|never|nor|no\slonger|but|although|though|however|despite|whilst|while|except|unless|until|offset|"
    r"slow(?:ed|ing|er)?|stop\w*|prevent\w*|steady|stable|unchanged|remain\w*|average|over\sthe\slong|trend|quarters?|budget|cost|income)\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"^\W*(?:last|the\sprevious|the\sprior|in\sthe\sprevious)\s(?:year|month|quarter|period)\b|\bin\s(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:from|among|amongst|by|for)\s(?!(?:the\s)?(?:previous|last|prior|same|month|year|third|second|first|fourth|fifth|\d)|\d|\w+\s(?:per|months?|weeks?)\b)",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    subject_words(
        "performance timeliness figure rate number volume indicator measure it this we have has been there seen saw noted month year last previous "
        "period january february march april may june july august september october november december both same than made before received recorded reported over too subject on compared again further slightly significantly significant continue marked drop rise small large running time too also now"
    )
)
_PERFORMANCE = re.compile(r"\b(?:performance|timeliness)\b", re.IGNORECASE)
_SHORTEST = 5
_MEANT = re.compile(
    r"^\W*(?:reducing|increasing|improving|cutting|raising|lowering)\b|\b(?:work|efforts?|focus|priority|action|steps|measures|ways)\b"
    r"|(?<!continue\s)(?<!continues\s)(?<!continued\s)(?<!continuing\s)\bto\s(?:reduce|increase|improve|cut|lower|raise|bring|drive)\b",
    re.IGNORECASE,
)
"""What is wanted, not what was."""
_OF = re.compile(r"\b(?P<what>[a-z'-]+)\sof\s(?:the\s|our\s|all\s)?(?P<whom>[a-z'-]+)", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:more|fewer|less|greater)\s(?P<what>[a-z'-]+)", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:percentage|proportion|rate|per\scent|average|share)\b", re.IGNORECASE)


def way_said(commentary: str, name: str, good: Good) -> tuple[Literal["up", "down"], str] | None:
    """Which way the commentary says the indicator went, with the words; None where it does not say, or speaks of something else.

    Args:
        commentary: as printed.
        name: of the indicator.
        good: which way is good for it; '' where that is not known, so that 'improved' says nothing.
    """
    first = re.split(r"(?<=[.;!?])\s+", " ".join(commentary.split()), maxsplit=1)[0].rstrip(".;!? ")
    own = {word for word in re.findall(r"[a-z]+", name.casefold()) if len(word) > 3}
    others = [found.group().casefold() for found in _OTHERWISE.finditer(first)]
    if len(first) > 200 or any(word not in own for word in others) or _OTHER_TIME.search(first):
        return None
    cause = _CAUSE.search(first)
    said = first[: cause.start()] if cause is not None else first
    way = _way(said, good)
    if way is None or not _about(said, name):
        return None
    return way, first


def _way(said: str, good: Good) -> Literal["up", "down"] | None:
    up, down = _UPWARD.search(said) is not None, _DOWNWARD.search(_WORSE.sub(" ", said)) is not None
    better, worse = _BETTER.search(said) is not None, _WORSE.search(said) is not None
    if _PERFORMANCE.search(said):  # performance that rises is better, whatever the figure does
        better, worse, up, down = better or up, worse or down, False, False
    if better != worse and not (up or down):
        if not good:
            return None
        return "up" if better == (good == "high") else "down"
    if up == down or better or worse:
        return None
    return "up" if up else "down"


def _about(said: str, name: str) -> bool:
    """Whether the words speak of the indicator as a whole: by words of its name, or of 'the figure' and nothing else."""
    if _PART.search(said) or _MEANT.search(said) or _of_a_part(said, name):
        return False
    bare = _UPWARD.sub(" ", _DOWNWARD.sub(" ", _BETTER.sub(" ", _WORSE.sub(" ", said))))
    own, words = subject_words(name), subject_words(bare)
    left = {word for word in words if word not in _GENERAL and len(word) > 2}
    shared = {word for word in left if any(_akin(word, other) for other in own)}
    return bool(shared) and len(left - shared) <= 2 * len(shared) if left else True


def _of_a_part(said: str, name: str) -> bool:
    """Whether 'exclusions of girls' or 'fewer staff' names a part of what the indicator counts, or something else."""
    own = subject_words(name)

    def foreign(word: str) -> bool:
        return not any(_akin(one, other) for one in subject_words(word) - _GENERAL for other in own)

    for found in _OF.finditer(said):
        if not foreign(found["what"]) and subject_words(found["whom"]) - _GENERAL and foreign(found["whom"]):
            return True
    compared = [one for one in _COMPARED.finditer(said) if subject_words(one["what"]) - _GENERAL]
    return any(foreign(one["what"]) or _SHARE.search(name) for one in compared)


def _akin(word: str, other: str) -> bool:
    """Whether two words have one stem: 'delay' and 'delayed', 'absence' and 'absent'."""
    if word == other:
        return True
    short = min(len(word), len(other))
    return short >= _SHORTEST and word[:_SHORTEST] == other[:_SHORTEST]
