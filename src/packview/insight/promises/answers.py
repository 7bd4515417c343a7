"""Whether a tracker's answer answers: what it tells, held against what was asked for.

An answer is put off when every clause of it points to later, to somebody else or to nothing, and none tells a deed, a figure, a
refusal or where to look. Whatever is not understood counts as an answer.
"""

import re
from typing import Literal

from packview.wording.periods import MONTH_LETTERS, MONTHS_BUT_MAY
from packview.wording.words import phrases, telling_words

Lack = Literal["nothing", "put off", "no figure"]
"""What is missing: any answer, an answer now, the figure asked for."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLER = phrases(r"""
still, currently, now, all, very, well, duly, again, to be, is, are, this, has been, was, it, work, item, action, matter, status, please, as, officers?,
members?, panel, committee, formally, at present, at this (?:time|stage), for now, so far, to date, yet, with thanks, at the time of writing
""")
_BARE = phrases(
    r"""
on-?\s?going, in (?:progress|hand|train|draft|preparation|development|due course|process|principle), under ?way, under _, pending, outstanding,
noted, agreed, accepted, acknowledged, understood, deferred, delayed, postponed, paused, parked, on hold, open, not (?:started|begun|due|known), to follow,
follows?, tb[acd]\.?, t\.b\.[acd]\.?, n\s?/?\s?a, w\.?i\.?p\.?, not applicable, carried (?:forward|over), rolled forward, on (?:track|schedule|target|course),
(?:nearly|almost|mostly|not|part|partly|partially) (?:complete[d]?|done|finished|implemented|actioned|resolved), (?:per|same as) (?:before|above|last|previous) ?\w*,
watch _, will do, to do, do, no (?:further )?(?:updates?|news|changes?|progress|response|reply|comment), nothing (?:further )?to (?:report|add), shortly, soon,
later, next time, (?:draft|planning|early) stages?, progressing, continuing, continues, (?:see|refer to) (?:the )?(?:above|below|before|previous|earlier|last) ?\w*,
red, amber, yellow, orange, updates?, reports?, responses?, repl(?:y|ies), news, information, details?, answers?, dates?, papers?, briefings?, notes?,
(?:a |an |the )?(?:verbal|oral|further|written|full|fuller|brief|detailed) (?:updates?|reports?|responses?|reply|news|information|details?|paper|briefing)( _)*
""",
    whole=True,
)
"""All that a clause says, apart from filler."""
_LATER = phrases(r"""
will, shall, going to, ^due, due (?:to|in|for|at|by|on), to be, can be, can then be, expected, anticipated, scheduled, intends? to, intended, plans? to,
planned (?:to|for), hop(?:e|es|ed|ing) to, aim(?:s|ing)? to, propos(?:e|es|ing) to, set to, likely to, hoped, in due course, to (?:follow|come), target date,
(?:for|at|to) (?:a |the )?(?:future|next|later|subsequent|forthcoming) \w+, forward plan, work programme, programmed, timetabled, pencilled in, earmarked,
(?:agreed|undertook|offered|committed|promised|happy|keen) to (?!an?\b|the\b)\w+, ^(?:added|put|placed|included) (?:to|on|in) (?:\w+ ){0,3}(?:plan|programme|list|agenda|schedule),
(?:further|more|additional) \w+ (?:is |are )?(?:needed|required), ^(?!\w+ed\b)(?:the )?[\w'\u2019&/-]+ (?:[\w'\u2019&/-]+ ){0,4}to (?!date\b|an?\b|the\b|\d)[a-z]+
""")
_UNDER_WAY = phrases(r"""
being \w+, on order, near(?:ing|ly)? complet*, (?:has|have) (?:been )?(?:started|commenced|begun), under ?way, in (?:hand|progress|train|draft|preparation|development),
under (?!the\b|a\b|an\b)\w+, on-?going, (?:is|are|am|be|continues?|remains?|made) (?:still |currently |now |also )?(?!nothing)\w+ing, continue[sd]? to \w+,
^(?:liaising|working|looking|hoping|chasing|seeking|investigating|reviewing|checking|exploring|waiting|gathering|compiling|collating|trying|drafting)
""")
_WAITED_FOR = phrases(r"""
await*, waiting (?:for|on|to), pending, subject to, depend(?:s|ent) (?:up)?on, not yet, yet to, still to, (?:no|without) (?:\w+ )?(?:reply|response|answer|update|news|feedback),
(?:has|have) not \w+, (?:has|have)n't \w+, not (?:started|begun|commenced|been), outstanding, overdue, delayed, deferred, postponed, on hold, slipped,
carried (?:forward|over), not available, no (?:progress|date|decision), needs? more time, unable to (?:\w+ ){0,4}(?:yet|so far|in time)
""")
_CHASED = phrases(r"""
(?:info\w*|advice|clarification|details?|data|figures?) (?:\w+ ){0,2}sought, (?:meeting|call)s? (?:\w+ ){0,2}(?:arranged|planned|scheduled|booked), tasked, instructed,
(?:reported|notified|raised|logged) (?:to|with) _, asking for, for an? (?:update|response|answer|reply),
^with (?:the )?(?:\w+ ){0,3}(?:team|service|officers?|director|department|lawyers|solicitors|finance|housing|highways)$, reminders?, chas(?:ed|er|ers|ing), requested,
(?:has|have|was|were) (?:been )?(?:asked|contacted|reminded|approached|referred|passed|raised|flagged|escalated), asked (?:the|for), (?:referred|passed|forwarded|escalated|flagged|allocated|assigned) (?:on )?to, fed back
""")
_COURTEOUS = phrases(r"""
thank*, grateful, welcomed?, appreciat*, acknowledge[sd]?, noted?, take[sn]? (?:\w+ )?on board, (?:good|useful|helpful) (?:idea|suggestion|point), importance of,
stressed, emphasi[sz]ed, highlighted, point (?:taken|noted), recogni[sz]e[sd]?, is (?:a |an )?(?:\w+ ){0,2}(?:priority|important|issue), (?:very )?seriously
""")
_GIVEN = phrases(r"""
circulated, sent, e-?mailed, provided, supplied, attached, appended, annexed, enclosed, published, shared, presented, included, forwarded, briefed, told, informed,
advised, answered, distributed, uploaded, issued, posted, tabled, delivered, shown, given, available, below, covered, contained, detailed, explained, listed,
set out, appendix, annex, enclosure, link, website, web\s?page, portal, dashboard, https?, www, live, on (?:this|tonight's|today's) agenda,
(?:see|at|in|under|as) (?:the )?(?:agenda )?(?:item|page|paragraph|section|report|table|minutes?|paper|slide)s?, teams site
""")
_REFUSED = phrases(r"""
not (?:\w+ )?(?:possible|feasible|practical|viable|held|recorded|collected|kept|known|proposed|supported|recommended|considered|pursued|required|necessary|appropriate|affordable|permitted|allowed|legal|able|within|hold|agree|accept|support|allow), cannot, can't, do(?:es)? not, don't, doesn't, will not, won't, unable, declin*, refus*, reject*,
withdr\w+, no (?:longer|plans?|intention|power|funding|budget|need|requirement|further action), would (?:cost|not|require|mean|be), (?:outside|beyond) (?:the |its |our )?\w+,
(?:is|are|will|to)? ?(?:stays?|remains? at|be retained), exempt, confidential, decided, resolved, voted, superseded, removed, instead, unnecessary, impossible, it does
""")
_SETTLED = phrases("already, from now on, in future, henceforth, going forward, with effect from, in place")
_NUMBER = phrases(r"""
two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty,
fifty, hundred, thousand, million, dozen, none, nil, zero, nobody, half, majority, twice, both, single, \d[\d.,]*\w*, ^yes, ^no, ^one, ^all, ^most, ^neither, every
""")
_DATES = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?:{MONTH_LETTERS})[a-z]*\.?(?:,?\s\d{{4}}|\s\d\d)?\b",
    rf"\b(?:{MONTH_LETTERS})[a-z]*\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{2,4}}\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b20\d\d\s?[/-]\s?\d{2,4}\b|\b(?:19|20)\d\d\b|\bq[1-4]\b",
    r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}(?:st|nd|rd|th)\b",
)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
"""Figures that only say when."""
_WHEN = re.compile(
    rf"\b(?:{MONTHS_BUT_MAY}|may\s\d|spring|summer|autumn|winter|easter|christmas|quarter|week|month|year)\b",
    re.IGNORECASE,
)

_NO_DEEDS = _words("""agreed noted requested asked chased deferred delayed postponed planned scheduled expected anticipated proposed intended needed required interested
    concerned related based limited revised updated finalised finalized accepted welcomed thanked acknowledged proceed need indeed feed fed speed ahead
    detailed recognised recognized appreciated supported targeted improved increased reduced combined integrated dedicated experienced continued committed
    promised awaited paused parked started commenced tasked allocated assigned involved engaged focused located associated aged disabled overdue hundred
    unchanged named slipped outdated flagged escalated raised referred passed reminded contacted approached used valued carried rolled programmed sought
    instructed governed monitored managed earmarked timetabled hoped aimed added placed included stressed""")
_IRREGULAR = _words("""did got gotten bought sold led chose chosen drew drawn spent taught heard kept lent shut hung dealt won became sent met held written wrote given gave
    made done took taken ran built found told spoke spoken went gone came brought seen saw shown paid lost set complete closed""")
_BEFORE_A_DEED = phrases(r"""
be, being, will, shall, should, would, could, can, may, might, must, needs?, not, never, yet, once, when, until, if, before, after, to, await*, pending, nearly,
almost, partly, partially, mostly, n't, no, the, an?, this, that, of, for, with, any, our, its, their, is, are
""")
"""Words that make no deed of what follows: 'to be circulated', 'once agreed'; 'is monitored' always goes on."""

_ASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("assent", phrases("note[sd]?, agree[sd]?, accept*, approve[sd]?, endorse[sd]?, support*, recogni[sz]e*, acknowledge*, welcome*, recommend*, consider*, principle")),
    ("go on", phrases(r"""continu*, ongoing, monitor*, keep, kept, remain*, maintain*, work(?:s|ing)? (?:with|together|towards?), liais*, engage*, encourag*, promot*,
        regular*, oversee, start, begin, lobb*, under review""")),
    ("how", phrases(r"""updates? (?:on|about|regarding), progress, status, steps, measures, arrangements, position, plans? (?:for|to), what (?:is|are|action|steps|work),
        how (?:the|it|this|officers|they) \w+, being (?:done|taken), intend*, will, would""")),
    ("when", phrases(r"""dates?, when, timetable, timeline, timescales?, timings?, schedule[sd]?, deadline, how (?:long|soon), programme, milestones?, plan is _""")),
    ("meet", phrases("arrange[sd]?, organi[sz]e[sd]?, book(?:ed)?, invite[sd]?, attends?, visit(?:s|ed)?, meets?, sessions?, workshops?, training, briefings?, seminars?")),
    ("later", phrases(rf"(?:next|future|later|following) \w+, work programme, agenda, forward plan, annual*, quarterly, monthly, (?:each|every) \w+, in (?:{MONTHS_BUT_MAY})")),
    ("what", phrases(r"who, whom, what, which, where, how (?!many|much)\w+")),
    ("decide", phrases("reconsider*, rethink, decide*, decision, consider*, review*")),
    ("why", phrases("explain*, why, reasons?, explanation, justif*")),
    ("whether", phrases("whether, if, confirm that, has, have, did")),
    ("ask", phrases(r"""asks?(?! for)\b, requests?, write, contact, raise, invite, remind, lobby, press, urge, approach, refer, forward, pass, escalate, chase, thank,
        acknowledge, meet, arrange, organi[sz]e, discuss, speak, seek, task, instruct""")),
    ("number", phrases(r"(?:exact |total |latest |average )?(?:numbers?|figures?|percentages?|proportions?|costs?|totals?|amounts?) (?:of|on|for), how (?:many|much), the _ figures?")),
)  # fmt: skip
"""What can be asked for, by the words of it."""
_OF_ANSWERING = phrases(r"""
provid*, confirm*, circulat*, advis*, report*, updat*, respon*, repl*, answer*, follow*, brought, bring*, shar*, sen[dt]*, look*, check*, find*, suppl*, clarif*, come*,
meeting, expect*, consider*, review*, discuss*, information, details?, paper, note, briefing
""")
_ASKS_SOMEBODY_TO = phrases(r"(?:ask|invite|request|urge|press)(?:s|d|ed)? (?:\w+ ){1,6}?to")
_ASKING = phrases("be, ask*, invite*, write*, request*, raise*, contact*, send*, officers?")
_REASON = phrases(
    "because, due to, owing to, as a result, since, caused, reflects?, so that, in order, which are, while"
)
_POINTED_TO = phrases(
    "reports?, scorecards?, papers?, dashboards?, packs?, agendas?, minutes, registers?, statistics, data(?:set)?, tables?, charts?, part of"
)
_QUANTITY = phrases(
    "one, all, most, few, many, several, each, any, no, not, low, high, small, large, average, increas*, decreas*, risen, rose, fall*, fell, reduc*, more, fewer, less, same, yes"
)
_CLAUSES = re.compile(
    r"(?<=[.;:!?])\s+|\n|\s+[\u2010-\u2015-]\s+|;|,\s(?=but\b)|\s(?=(?:but|although|however)\b)"
)
_ASKED_BY = re.compile(
    r"^(?:that\s)?(?:(?:a|the)\s)?(?:members?|panel|committee|board|chair(?:man)?|councillors?|cllr\s\w+)\s(?:also\s)?(?:asked|requested|queried)\s(?!\w+(?:\s\w+)?\sto\b)(?:for\s)?",
    re.IGNORECASE,
)  # fmt: skip
"""'Members asked how many': what follows is asked for, asking is not the task."""
_LONGEST = 45
"""Words; a longer answer tells something."""
_ASIDE = 4
"""Words of a clause that may go unexplained: 'staffing pressures'."""


def lack_of(asked: str, response: str) -> Lack | None:
    """What an answer lacks of what was asked for; None where it answers, or nobody can tell.

    Args:
        asked: the recommendation or action.
        response: what is reported back on it.
    """
    asked = _ASKED_BY.sub("Provide ", asked)
    response = response.replace("\u2019", "'")
    text = " ".join(response.split())
    if not re.search(r"\w", text):
        return "nothing"
    parts = [
        part
        for one in _CLAUSES.split(response)
        if (part := " ".join(one.split()).strip(" .,;:!?\u2013-()[]'\"*"))
    ]
    wanted = {kind for kind, pattern in _ASKS if pattern.search(asked)}
    if len(text.split()) > _LONGEST or _answers_what_was_asked(asked, wanted, text, parts):
        return None
    if "number" in wanted and _lacks_figure(text):
        return "no figure"
    if any(_tells(part, wanted) for part in parts):
        return None
    kinds = [_says_nothing(part) or _is_later(part) or _is_for_others(part) for part in parts]
    plain = all(off or len(part.split()) <= _ASIDE for off, part in zip(kinds, parts, strict=True))
    return "put off" if any(kinds) and plain else None


def _says_nothing(part: str) -> bool:
    return (
        _BARE.fullmatch(" ".join(_FILLER.sub(" ", part).split()).strip(" ,")) is not None
        or _BARE.fullmatch(part) is not None
    )


def _is_later(part: str) -> bool:
    return any(one.search(part) for one in (_LATER, _UNDER_WAY, _WAITED_FOR))


def _is_for_others(part: str) -> bool:
    return any(one.search(part) for one in (_CHASED, _COURTEOUS))


def _tells(part: str, wanted: set[str]) -> bool:
    """Whether a clause tells something: a deed, a figure, a refusal, a reason, a place to look."""
    waits, asked = _WAITED_FOR.search(part), _is_for_others(part)
    if _says_nothing(part) or (waits is not None and waits.start() == 0 and not wanted & {"why", "whether"}):
        return False
    reason = "why" in wanted and any(one.search(part) for one in (_REASON, _UNDER_WAY, _WAITED_FOR))
    denied = "whether" in wanted and re.search(r"\b(?:not|no)\b", part, re.IGNORECASE)
    refused = _REFUSED.search(part) and not waits
    if reason or denied or refused or _SETTLED.search(part) or _NUMBER.search(_DATE.sub(" ", part)):
        return True
    if asked:
        return "ask" in wanted and _CHASED.search(part) is not None and not _LATER.search(part)
    return _has_deed(part) or (not _is_later(part) and _GIVEN.search(part) is not None)


def _has_deed(clause: str) -> bool:
    """Whether a clause tells of something done: 'Circulated 20 November', 'The team has visited'; not 'to be circulated'."""
    for found in re.finditer(r"[a-z]+(?:-[a-z]+)?", clause, re.IGNORECASE):
        word, before = found.group().casefold(), clause[: found.start()].split()[-3:]
        past = word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_DEEDS)
        if (
            past
            and not _BEFORE_A_DEED.search(" ".join(before[-1:]))
            and not re.search(
                r"\b(?:be|being|will|shall|not|until|once|when)\b", " ".join(before), re.IGNORECASE
            )
        ):
            return True
    return False


def _answers_what_was_asked(asked: str, wanted: set[str], text: str, parts: list[str]) -> bool:
    """Whether what points to later is what was asked for: a date, a plan, assent, something to go on with, work on the thing itself."""
    if all(_says_nothing(part) for part in parts):
        return (
            "assent" in wanted
            and re.search(r"noted|agreed|accepted|acknowledged|understood", text, re.IGNORECASE) is not None
        ) or ("go on" in wanted)
    later, under_way = _LATER.search(text), _UNDER_WAY.search(text)
    dated = _DATE.search(text) or re.search(rf"\b(?:{MONTHS_BUT_MAY})\b", text, re.IGNORECASE)
    answering = _OF_ANSWERING.search(text)
    named = set(telling_words(asked)) & set(telling_words(text))
    waits = _WAITED_FOR.search(text) or _is_for_others(text)
    return any(
        (
            (dated or _WHEN.search(text)) and "when" in wanted,
            dated and "meet" in wanted,
            later and len(text.split()) > 3 and "later" in wanted,
            later and not answering and wanted & {"what", "decide"},
            later and _ASKS_SOMEBODY_TO.search(asked) and not _ASKING.search(text),
            under_way and "go on" in wanted,
            under_way and named and not waits and not later,
            (under_way or later)
            and len(text.split()) >= 6
            and "how" in wanted
            and not re.match(r"(?:an?\s|the\s)?\w*\s?(?:update|report)", text, re.IGNORECASE),
        )
    )


def _lacks_figure(text: str) -> bool:
    """Whether a whole sentence came back with no figure in it, nor a place to find one."""
    said = re.sub(r",?\s\b(?:which|who|where)\b[^,.;]*", " ", _DATE.sub(" ", text))
    nowhere = not any(one.search(said) for one in (_NUMBER, _QUANTITY, _GIVEN, _REFUSED, _POINTED_TO))
    return (
        len(text.split()) >= 5
        and nowhere
        and not _is_later(text)
        and not _CHASED.search(text)
        and not _has_deed(said)
    )
