"""Which number of cases a percentage is of, where the sentence says it without naming them again: '17 appeals ... and 33% were allowed'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.insight.prose.quantities import Quantity

_VERBS = (
    r"(?:also\s|then\s|since\s|now\s|still\s|\w+ly\s)?(?:were|was|are|is|had|have|has|did|do|does|will|would|can|could|met|felt|said|went|came|got|gave|"
    r"took|saw|kept|made|left|led|held|found|won|lost|rose|fell|scored|thought|knew|told|sat|chose|stayed|live|lived|\w+ed)\b"
)
_VERB_AFTER = re.compile(rf"\s{_VERBS}", re.IGNORECASE)
_NO_VERB = re.compile(
    r"\s(?:is|was|are|were)\s(?:the|an?|our|their|its|what|how|far|too)\b|\s(?:based|compared|limited|related|combined|needed|estimated|projected|reduced|increased|weighted|accounted)\b",
    re.IGNORECASE,
)
_HEADS_CLAUSE = re.compile(
    r"(?:^|[,;:.(]\s|\s[-\u2013\u2014]\s|[\u2022]\s|\band\s|\bwith\s|\bof\s(?:which|whom|these|those|them),?\s)$",
    re.IGNORECASE,
)
_OF_THEM_BEFORE = re.compile(r"\bof\s(?:which|whom|(?:these|those)(?:\s\w+)?|them),?\s$", re.IGNORECASE)
_OF_THEM_AFTER = re.compile(
    r"\s(?:out\s)?of\s(?:them|which|whom|(?:these|those)(?=\s(?:were|was|are|is|have|had|has|did|do|felt|said|would|will|could|can|met|went|came|open|live|lived)\b|[,.;])|(?:the|this)\s(?:total|sample|cohort|group|respondents))\b"
    r"(?!\s(?:in|aged|across|nationally|who\slive|under|over|from)\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r",\s\w+ing\s(?:just\s|only\s)?$|\b(?:in|for|with|by)\s(?:just\s|only\s)?$", re.IGNORECASE
)
_ENDS = re.compile(r"\s?(?:[.;)]|$|,\s|\sas\s)")
_OPENS = re.compile(
    r"(?:^|[.;:(]\s?)(?:(?:of|for|among|amongst|from|in|across|out\sof)\s)(?:(?:all|the|these|those|our|a|total|of|latest|last|just)\s){0,4}$",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(r"\W*(?:of|for|among|amongst|from|in|across|out\sof)\s", re.IGNORECASE)
_OPINION = re.compile(
    r"\s(?:\w+ly\s)?(?:of\s\w+\s)?(?:said|felt|thought|agreed|disagreed|believed|considered|reported|rated|told|preferred|knew|(?:were|are|was)\s(?:very\s|fairly\s|quite\s)?(?:satisfied|"
    r"dissatisfied|happy|unhappy|content|in\sfavour|against|positive|aware)|would|supported|opposed|wanted)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:respon\w+|repl\w+|answer\w*|survey\w*|asked|interview\w*|consult\w*|return\w*|met\swith|spoke|questionnaires?|feedback|took\spart|attend\w*|"
    r"visit\w*|participa\w+|complet\w+|people|parents?|carers?|tenants?|residents?|pupils?|students?|staff|members|teachers?|patients?|families|"
    r"users|customers|adults|women|men|workers|officers|managers|councillors|governors|learners|delegates|volunteers)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s\(?[A-Za-z][a-z'\u2019-]*|\)")
_LABEL = re.compile(r"(?:^|[.;\n\u2022]\s?)[A-Z][^.;:#%()]{2,45}:\s$")
_OUT_OF_AFTER = re.compile(
    r"\sof\s(?:(?:the|our|all)\s)?[^.;:,()%\d]{2,40}\s\((?:out\sof|n\s?=|base\s?[:=]?|of)\s(?:a\stotal\sof\s|the\s)?$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:,\s\w+ing|\band\s\w+ed|,\swith\s(?:the\s|our\s|their\s)?\w+\s\w+ing)\s(?:just\s|only\s)?$"
)
_NUMBERED = re.compile(r"\b(?:numbered|totalled|cohort\sof|sample\sof|group\sof)\s$", re.IGNORECASE)
_BEFORE_NUMBERED = ("numbered", "totalled", "of")
_ELLIPTIC = re.compile(r"\s(?:\w+ing|within|by|in|from|via|on)\s(?!total\b|all\b|average\b)")
_DOING = re.compile(r"\s(?:of\s(?:them|these|those)\s)?\w+ing\b")
_SAME_VERB = re.compile(r"\s(?:a|an|the|had|were|was|been|of\s(?:them|these|those))\b")
_ALSO = re.compile(r"[^.;:()%\d#]{1,60}(?:,|,?\sand|,?\sbut|;)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A percentage in its sentence.

    Attributes:
        text: of the passage.
        percent: the percentage.
        first: where its sentence starts.
        last: where it ends.
        before: the cases counted in it before the percentage.
    """

    text: str
    percent: Quantity
    first: int
    last: int
    before: Sequence[Quantity]

    @property
    def head(self) -> str:
        """The words before the percentage."""
        return self.text[max(self.first, self.percent.first - 60) : self.percent.first]

    @property
    def tail(self) -> str:
        """The words after it."""
        return self.text[self.percent.last : self.last]


def denominators(
    text: str, percent: Quantity, numbers: Sequence[Quantity], bounds: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """The numbers of cases a percentage can be of by its sentence or the one before; empty where the wording leaves it open."""
    at = next((at for at, (first, last) in enumerate(bounds) if first <= percent.first < last), None)
    if at is None:
        return ()
    mine = _counts(text, numbers, *bounds[at])
    place = _Place(text, percent, *bounds[at], [one for one in mine if one.first < percent.first])
    if any(
        _OUT_OF_AFTER.fullmatch(text[percent.last : one.first]) for one in mine if one.first > percent.last
    ):
        return _values(mine)
    earlier = () if place.before or at == 0 else _counts(text, numbers, *bounds[at - 1])
    if not place.before and len(earlier) != 1:
        return ()
    wholes = [*mine, *earlier]
    linked = _on_a_sheet(place, wholes) or (_may_point_back(place) and _linked(place, numbers))
    return _values(wholes) if linked else ()


def _on_a_sheet(place: _Place, wholes: Sequence[Quantity]) -> bool:
    """Whether cases and percentage stand in a sheet of labels: 'Reviews due: 14. Held on time: 71%'."""
    return (
        _LABEL.search(place.head) is not None
        and _ENDS.match(place.tail) is not None
        and all(_LABEL.search(place.text[max(0, one.first - 50) : one.first]) for one in wholes)
    )


def _may_point_back(place: _Place) -> bool:
    """Whether the cases are counted in the sentence, or the percentage opens it and so may be of those counted before."""
    opens = not place.text[place.first : place.percent.first].strip(" (\u2022\n")
    return bool(place.before) or opens or _OF_THEM_AFTER.match(place.tail) is not None


def _linked(place: _Place, numbers: Sequence[Quantity]) -> bool:
    """Whether the percentage is said of the cases counted before it."""
    head, tail = place.head, place.tail
    if _OF_THEM_AFTER.match(tail) or (_OF_THEM_BEFORE.search(head) and not tail.startswith(" of ")):
        return True
    opening = (
        bool(place.before) and _OPENS_WITH.match(place.text, place.first, place.before[0].first) is not None
    )
    if _VERB_AFTER.match(tail) and not _NO_VERB.match(tail) and (_HEADS_CLAUSE.search(head) or opening):
        first = place.first if place.before else max(0, place.first - 120)
        return not _OPINION.match(tail) or _ASKED.search(place.text[first : place.percent.first]) is not None
    ends = _ENDS.match(tail) is not None
    if place.before and (
        (ends and ((opening and _OBJECT.search(head)) or _PARTICIPLE.search(head)))
        or (head.endswith(" with ") and _DOING.match(tail))
    ):
        return True
    if place.before and head.endswith(", ") and _ELLIPTIC.match(tail):
        return True
    return _goes_on(place, numbers)


def _goes_on(place: _Place, numbers: Sequence[Quantity]) -> bool:
    """Whether the percentage goes on from one that is said of the cases: '78% had an adviser and 90% a plan'."""
    text, percent = place.text, place.percent
    others = [one for one in numbers if one.unit == "%" and place.first <= one.first < percent.first]
    if (
        not others
        or not _ALSO.fullmatch(text[others[-1].last : percent.first])
        or not _SAME_VERB.match(place.tail)
    ):
        return False
    if any(one.first > others[-1].last for one in place.before):
        return False
    return _linked(_Place(text, others[-1], place.first, place.last, place.before), numbers)


def _counts(text: str, numbers: Sequence[Quantity], first: int, last: int) -> list[Quantity]:
    """The figures of a sentence that count something."""
    return [
        one
        for one in numbers
        if first <= one.first < last
        and one.whole
        and one.value >= 2
        and one.before not in ("by", "from")
        and (
            _NOUN.match(text, one.last)
            or (one.before in _BEFORE_NUMBERED and _NUMBERED.search(text[max(0, one.first - 20) : one.first]))
            or _LABEL.search(text[max(0, one.first - 50) : one.first])
        )
    ]


def _values(wholes: Sequence[Quantity]) -> tuple[int, ...]:
    return () if any(one.vague for one in wholes) else tuple(sorted({int(one.value) for one in wholes}))
