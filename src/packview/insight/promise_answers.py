"""Whether what is reported back on a request answers it: put off in whatever words, or something else than the figure asked for."""

import re

from packview.insight.quantities import quantities

_STRONG = re.compile(
    r"\breminders?\b|\bchas(?:ed|ing)\b|\bhas\sbeen\srequested\b|\brequested\sfrom\b|\bawait(?:ed|ing|s)?\b|\bnot\s(?:yet|currently)\b|\bno\s(?:reply|response|progress|update)\b|"
    r"\bdeferred\b|\bpostponed\b|\bon\shold\b|\bagreed\sin\sprinciple\b|\blook(?:ing)?\sinto\b|\btake\s(?:this|it)\saway\b|\bsee\s(?:the\s)?(?:previous|last|above)\b|\bthank(?:ed|s)\b",
    re.IGNORECASE,
)
_DOING = (
    r"brought|bring|provided?|giv(?:en?)|circulated?|shared?|considered?|reported?|report|sent|send|follow|discuss(?:ed)?|confirm(?:ed)?|advised?|arranged?|included?|fed|"
    r"explored?|agreed?|scheduled?|presented?|submitted?|updated?|supplied|supply|available|made|issued?|covered|picked|raised?|reviewed?|published?|completed?|set|taken"
)
_PENDING = re.compile(
    rf"\b(?:will|to|shall)\s(?:also\s|then\s|now\s)?(?:be\s)?(?:{_DOING})\b|\bwill\sdo\b|\bbeing\s\w+(?:ed|sen|n|ght)\b|\bworking\son\b|\bwith\sthe\s\w+\s(?:team|service)\b|\bin\shand\b|\bunder\s?way\b|\bunder\s(?:way|consideration|review|"
    r"development)\b|\bin\s(?:progress|development|preparation|train)\b|\bprogressing\b|\bon-?\s?going\b|\bpending\b|\b(?:work|discussions?|talks|planning)\s(?:is|are|has|have)\b|"
    r"\b(?:is|are|was)?\s?(?:expected|scheduled|planned|due|timetabled)\s(?:for|in|by|early|later|at|to|soon|shortly|on)\b|\bon\sthe\s(?:work|forward)\s(?:programme|plan)\b|"
    r"\b(?:noted|tbc|tba|n/?a|none\sto\sreport)\b|\bto\sfollow\b|\bofficers?\s(?:to|will|are)\b|\bchair\s(?:to|will)\b|^\W*(?:red|amber|green|open|outstanding|ongoing)\W*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?<!be\s)(?<!to\s)(?<!being\s)\b(?:circulated|e-?mailed|sent|shared|attached|appended|published|forwarded|provided|supplied|presented|reported|reviewed|"
    r"considered|amended|changed|included|closed|complete[d]?|done|held|attended|visited|took\splace|written|wrote|replied|declined|refused|rejected|voted|agreed\sby|"
    r"received|raised\sfrom|implemented|installed|adopted\sby|decided|approved|run|ran|delivered|live|actioned)\b|^\W*(?:yes|no|none|nil|never)\b|\bnow\s(?:appears?|is|live)\b|"
    r"\b(?:appendix|annex|attached|enclosed|link(?:ed)?\sbelow)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow\s(?:many|much|long|often)\b|\b(?:the\s|a\s)?(?:number|numbers|figures?|percentage|proportion|cost|costs|average|rate|total|amount|statistics)\s(?:of|for|on)\b|^\W*(?:provide|supply)\s(?:the\s)?"
    r"(?:number|figures?|numbers)\b|\bwhat\s(?:proportion|percentage|share)\b",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"\b(?:how\s(?:many|much|long|often)|what|provid\w+|suppl\w+|told|tell|advis\w+|inform\w*|report\w*|receives?d?|clarif\w+|details|breakdown|shared?|sent|given)\b",
    re.IGNORECASE,
)
_SIZES = re.compile(
    r"\b(?:half|third|quarter|dozen|hundreds?|thousands?|millions?|once|twice)\b", re.IGNORECASE
)
_ASKS_DATE = re.compile(r"\b(?:when|date|dates|timetable|timescales?|how\ssoon)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:page|paragraph|section|item|table|appendix|annex|report|briefing|note|presentation|slides?|dashboard|website|e-?mail\w*|link|most|all|few|every|several)\b",
    re.IGNORECASE,
)
_LONGEST = 32
"""Words of an answer that puts off; longer ones say something."""


def puts_off(asked: str, answer: str) -> bool:
    """Whether every sentence of an answer tells of what is still to come, and none of what was done or asked."""
    if len(answer.split()) > _LONGEST or (_ASKS_DATE.search(asked) and _DATED.search(answer)):
        return False
    sentences = [one for one in re.split(r"(?<=[.;!?])\s+", answer.strip()) if one.strip(" .")]
    pending = [one for one in sentences if _STRONG.search(one) or (_PENDING.search(one) and not _tells(one))]
    return bool(pending) and not any(_tells(one) for one in sentences if one not in pending)


def misses_the_number(asked: str, answer: str) -> bool:
    """Whether a number was asked for, and the answer has none and points to no paper that may have it."""
    if not (_ASKS_NUMBER.search(asked) and _REQUESTS.search(asked)) or len(answer.split()) > _LONGEST:
        return False
    return not (
        _has_figure(answer) or _DONE.search(re.sub(r"\badopted\b", "", answer)) or _REFERS.search(answer)
    )


def _tells(sentence: str) -> bool:
    return _has_figure(sentence) or _DONE.search(sentence) is not None


def _has_figure(text: str) -> bool:
    """Whether a number stands there that is no date, year or reference."""
    bare = _DATED.sub(" ", text)
    return bool(quantities(bare)) or _SIZES.search(bare) is not None
