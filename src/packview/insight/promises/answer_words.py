"""The words in which a tracker answers, puts off or passes over what was asked."""

import re

from packview.wording.periods import MONTH_LETTERS, MONTHS_BUT_MAY


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOTHING = re.compile(r"^[\s\-\u2010-\u2015_.?/]*$")
"""An empty cell, a dash, a question mark."""

_ADVERB = (
    r"(?:still|currently|now|all|very|well|duly|again|at\spresent|to\sbe|is|are|this|has\sbeen|was|it|work|item|action|matter|status|"
    r"please|as|officers?|members?|panel|committee|formally|partly|partially)"
)
BARE = re.compile(
    rf"^(?:{_ADVERB}\s)*(?:on-?\s?going|in\s(?:progress|hand|train|draft|preparation|development|due\scourse|process|principle)|underway|"
    r"pending|outstanding|noted|agreed|accepted|acknowledged|understood|deferred|delayed|postponed|paused|parked|on\shold|"
    r"open|not\s(?:yet\s)?(?:started|begun|commenced|due|known|available)|to\sfollow|follows?|tbc|tba|tbd|t\.b\.[acd]\.?|"
    r"n\s?/?\s?a|w\.?i\.?p\.?|not\sapplicable|carried\s(?:forward|over)|rolled\sforward|"
    r"on\s(?:track|schedule|target|course)|under\s?way|under\s(?:active\s|further\s)?(?:\w+tion|review|discussion|development|way)|"
    r"(?:partially|partly|part|almost|nearly|mostly|not(?:\syet)?)\s(?:complete[d]?|done|finished|implemented|actioned|resolved)|"
    r"(?:as\sper|same\sas)\s(?:before|above|last|previous|earlier)(?:\s(?:month|time|update|meeting|quarter|response))?|"
    r"watch\sthis\sspace|will\sdo|to\sdo|as\s(?:reported|stated|advised|noted|discussed)\s(?:previously|before|above|earlier)|no\s(?:further\s)?(?:update|news|change|progress|response|reply|comment)s?|nothing\s(?:further\s)?to\s"
    r"(?:report|add)|shortly|soon|later|next\stime|(?:draft|planning|early)\sstages?|in\sprogress|progressing|continuing|continues|"
    r"(?:as|see|refer\sto)\s(?:the\s)?(?:above|below|before|previous(?:ly)?|earlier|last)(?:\s(?:update|response|answer|comment|"
    r"entry|report(?:ed)?|advised|stated|meeting))?|red|amber|yellow|orange)"
    r"(?:\s(?:at\s(?:the\s)?time\sof\s(?:publication|writing)|at\s(?:present|this\s(?:time|stage))|for\snow|currently|so\sfar|to\sdate|yet|by\s(?:officers?|the\s\w+)|with\sthanks))?$",
    re.IGNORECASE,
)
"""A clause that says no more than 'ongoing', 'noted' or 'amber'."""

FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:going|due|set|planned|scheduled|intended|expected|anticipated|proposed|hoped|likely|to)\b"
    r"|(?:to|can|can\sthen)\sbe\s(?:\w+ly\s)?\w+|going\sto|due\s(?:to|in|for|at|by|on)|^due\b|(?:programmed|timetabled|pencilled\sin|earmarked|slated)\s"
    r"(?:for|in)|expected|anticipated|scheduled|intend(?:s|ed)?\sto"
    r"|plan(?:s|ned)?\sto|hop(?:e|es|ed|ing)\sto|aim(?:s|ing)?\sto|propos(?:e|es|ing)\sto|in\sdue\scourse|on\sthe\s(?:\w+\s){0,2}(?:work|"
    r"forward)\s(?:programme|plan)|(?:for|at|to)\s(?:(?:a|the|our|its)\s)?(?:future|next|later|subsequent|forthcoming)\s\w+|to\sfollow\b"
    r"|(?:agreed|undertook|undertaken|offered|committed|promised|asked|said\sthey\swould|happy|keen)\sto\s(?!an?\b|the\b)|(?:planned|scheduled|intended)\s"
    r"for\b|target\sdate|^(?:added|put|placed|included)\s(?:to|on|in)\s(?:the\s|our\s|its\s)?(?:\w+\s){0,2}(?:plan|programme|list|agenda|schedule)|(?:further|more|additional)\s\w+\s(?:is\s|are\s)?(?:needed|required)|forward\splan)",
    re.IGNORECASE,
)
"""What is still to come."""
SOMEBODY_TO = re.compile(
    r"^(?:the\s)?(?:[\w'\u2019&/-]+\s){1,5}to\s(?:confirm|discuss|provide|circulate|advise|supply|pick|follow|check|report|respond|reply|"
    r"contact|bring|send|share|liaise|arrange|review|consider|raise|look|investigate|prepare|draft|write|speak|meet|update|come|get|find|chase|produce|"
    r"obtain|take|add|include|publish|organi[sz]e|develop|clarify|explore|ask|request|present|attend|feed|agree|decide|set|progress|action|complete|"
    r"give|email|e-mail|collate|compile|establish|explain|identify|amend|address|monitor|undertake|carry|work|submit|issue|scope|cost)\b",
    re.IGNORECASE,
)
"""'Clerk to write to the bus company', 'Finance to supply'."""
UNDER_WAY = re.compile(
    r"\b(?:being\s(?:\w+ly\s)?(?:\w+(?:ed|en|wn|lt|ld|pt|ght)|made|done|run|put|set)|on\sorder|near(?:ing|s|ly)\scomplet\w+|"
    r"(?:work|action|drafting|discussions?|preparations?|this|it)\s(?:has|have)\s(?:been\s)?(?:started|commenced|begun)|^(?:liaising|working|looking|"
    r"hoping|chasing|seeking|investigating|reviewing|checking|exploring|waiting|gathering|compiling|collating|trying)\b|under\s?way|in\s(?:hand|progress|train|draft|preparation|development)|"
    r"under\s(?:consideration|review|discussion|development|investigation|preparation)|on-?going|"
    r"(?:is|are|am|continues?\sto\sbe)\s(?:(?:still|currently|now|also|actively|urgently)\s){0,2}(?:working|looking|reviewing|considering|"
    r"investigating|exploring|liaising|preparing|developing|drafting|collating|gathering|seeking|discussing|progressing|finali[sz]ing|"
    r"compiling|pursuing|checking|assessing|awaiting|waiting|continuing|chasing|following|arranging|trying|planning|pulling|putting|writing|redrafting|scoping|costing|"
    r"sourcing|identifying|researching|consulting|negotiating|updating|revising|completing|actioning|organi[sz]ing|dealing|in\s(?:discussion|"
    r"talks|contact|dialogue))|(?:work|discussions?|talks|conversations?|enquiries)\s(?:is\s|are\s)?(?:continues?|continuing|progressing)|"
    r"continue[sd]?\sto\s(?:work|look|explore|review|liaise|monitor|consider|develop|pursue|discuss))\b",
    re.IGNORECASE,
)
"""What is being seen to."""
WAITED_FOR = re.compile(
    r"\b(?:await(?:s|ed|ing)?|waiting\s(?:for|on|to)|pending|subject\sto|dependent\s(?:on|upon)|depends\s(?:on|upon)|not\syet|"
    r"yet\sto|still\sto|(?:no|without)\s(?:\w+\s)?(?:reply|response|answer|update|news|feedback|information)|(?:has|have)(?:\snot|n't)\s(?:yet\s)?\w+|"
    r"not\s(?:started|begun|commenced|been)|outstanding|overdue|delayed|deferred|postponed|on\shold|slipped|carried\s(?:forward|over)|"
    r"to\sdate\sno|not\savailable|no\s(?:progress|date|decision)|unable\sto\s(?:\w+\s){0,4}(?:yet|so\sfar|in\stime)|needs?\smore\stime)\b",
    re.IGNORECASE,
)
"""What others have to do first, or nobody did."""
CHASED = re.compile(
    r"\b(?:(?:information|advice|clarification|details?|data|figures?|views?)\s(?:\w+\s){0,2}sought|(?:meeting|call|discussion|session)s?\s"
    r"(?:\w+\s){0,2}(?:arranged|planned|scheduled|booked|set\sup)|(?:tasked|instructed)\b|made\saware|(?:reported|notified|raised|logged)\s(?:to|with)\s(?:the\s)?(?:\w+\s){0,2}(?:contractor|service|"
    r"team|officers?|department|manager)|(?:job|ticket|order)\s(?:raised|logged)|asking\sfor|for\san?\s(?:update|response|answer|reply)|^with\s(?:the\s)?(?:\w+\s){0,3}(?:team|service|officers?|"
    r"director|department|lawyers|solicitors|legal|finance|procurement|housing|highways)$|reminders?|chas(?:ed|er|ers|ing)|requested|request\s(?:\w+\s){0,3}(?:sent|made|submitted|logged)|(?:has|have)\sasked|asked\s(?:the|for)|"
    r"(?:has|have|was|were)\s(?:been\s)?(?:asked|requested|contacted|chased|reminded|approached|referred|passed|raised|flagged|escalated)|"
    r"(?:referred|passed|forwarded|escalated|flagged|allocated|assigned)\s(?:on\s)?to\s(?:the\s)?(?:\w+\s){0,3}(?:service|team|officers?|"
    r"director|head|manager|department|colleagues|lead)|taken?\s(?:this\s|it\s)?away|fed\sin(?:to)?|feed\sin(?:to)?|fed\sback)\b",
    re.IGNORECASE,
)
"""Somebody else was asked: an answer only where asking was the task."""
COURTEOUS = re.compile(
    r"\b(?:thank(?:s|ed|ful)?|grateful|welcomed?\b(?!\sback)|appreciat\w+|acknowledge[sd]?|note[sd]?\s(?:the|this|members|"
    r"comments?|and)|comments?\s(?:\w+\s){0,3}noted|take[sn]?\s(?:\w+\s)?on\sboard|(?:good|useful|helpful)\s(?:idea|suggestion|point)|agrees?\s(?:that\s)?(?:this|it)|"
    r"spoke\s(?:about|of)|stressed|emphasi[sz]ed|highlighted|importance\sof|aware\sof\s(?:this|the|members)|point\s(?:taken|noted)|bear\sin\smind|borne\sin\smind|recogni[sz]e[sd]?|"
    r"is\s(?:a\s|an\s)?(?:\w+\s){0,2}(?:priority|important|national\sissue|key\sissue)|take[sn]?\s(?:\w+\s){0,3}(?:very\s)?seriously)\b",
    re.IGNORECASE,
)
"""Kind words in place of an answer."""

GIVEN = re.compile(
    r"\b(?:circulated|sent|e-?mailed|provided|supplied|attached|appended|annexed|enclosed|published|shared|reported|presented|included|"
    r"forwarded|briefed|told|informed|advised|answered|distributed|uploaded|issued|posted|tabled|delivered|shown|given|available|below|"
    r"covered|contained|detailed|summari[sz]ed|explained|listed|dealt\swith|set\sout|appendix|annex|enclosure|link|website|web\s?page|portal|dashboard|https?|"
    r"www|live|on\s(?:this|the|tonight's|today's)\sagenda|(?:see|at|in|under|as)\s(?:the\s)?(?:agenda\s)?(?:item|page|paragraph|section|"
    r"report|table|minutes?|paper|slide)s?)\b",
    re.IGNORECASE,
)
"""It was handed over, or stands somewhere the reader is sent to."""
REFUSED = re.compile(
    r"\b(?:not\s(?:\w+\s)?(?:possible|feasible|practical|practicable|viable|economical(?:ly)?|held|recorded|collected|kept|known\sto|proposed|supported|"
    r"recommended|considered|pursued|taken\sforward|progressed|required|necessary|appropriate|affordable|permitted|allowed|legal|lawful|able|in\s(?:a\s)?"
    r"position|within|hold|collect|record|intend|agree|accept|support)|cannot|can't|do(?:es)?\snot|don't|doesn't|will\snot|won't|unable|declin\w+|"
    r"refus\w+|reject\w+|withdrawn?|withdrew|no\s(?:longer|plans?|intention|power|funding|budget|need|requirement|action\s(?:is\s)?required|further\saction)|would\s(?:cost|not|require|mean)|"
    r"(?:outside|beyond)\s(?:the\s|its\s|our\s)?(?:\w+'?s?\s)?(?:remit|scope|control|powers?|responsibility|terms|jurisdiction|means)|(?:is|are|will)\s(?:to\s)?(?:stay|remain|be\sretained|be\skept)|exempt|confidential|decided|resolved|voted|superseded|removed|duplicate[sd]?|instead|unnecessary|impossible)\b",
    re.IGNORECASE,
)
"""A no, which is an answer too."""
NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|none|nil|zero|nobody|half|quarter\sof|third\sof|majority|"
    r"twice|both|single)\b|\d|^(?:yes|no|one|all|most|neither)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"\b(?:one|all|most|few|many|several|every|each|any|no|not|low|high|small|large|average|increas\w+|decreas\w+|risen|rose|fallen|fell|"
    r"reduc\w+|more|fewer|less|same|yes)\b",
    re.IGNORECASE,
)
"""Words that may well tell a number without a figure."""
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?:{MONTH_LETTERS})[a-z]*\.?(?:,?\s\d{{2,4}})?\b"
    rf"|\b(?:{MONTH_LETTERS})[a-z]*\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{2,4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b20\d\d\s?[/-]\s?\d{2,4}\b|\b(?:19|20)\d\d\b|\bq[1-4]\b|\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b"
    r"|\b\d(?:st|nd|rd|th)\s(?:quarter|cycle|meeting)\b|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""Figures that only say when."""
WHEN = re.compile(
    rf"\b(?:{MONTHS_BUT_MAY}|may\s\d|may$|spring|summer|autumn|winter|"
    r"easter|christmas|q[1-4]|quarter|week|month|year|tomorrow|today)\b",
    re.IGNORECASE,
)

_NO_DEEDS = _words("""agreed noted requested asked chased deferred delayed postponed planned scheduled expected anticipated proposed intended needed
    required interested concerned related based limited revised updated finalised finalized accepted welcomed thanked acknowledged
    proceed need indeed feed fed speed ahead detailed recognised recognized appreciated supported targeted improved increased
    reduced combined integrated dedicated experienced continued committed promised awaited paused parked started commenced
    tasked allocated assigned involved engaged focused focussed located associated aged disabled overdue outstanding hundred seed
    unchanged named so-called slipped outdated flagged escalated raised referred passed reminded contacted approached used valued carried rolled programmed sought instructed""")
_IRREGULAR = _words("""did got gotten bought sold led chose chosen drew drawn spent taught heard kept lent shut hung dealt won became
    sent met held written wrote given gave made done took taken ran built found told spoke spoken went gone came brought seen saw
    shown paid lost""")
_AS_IT_STANDS = _words("cut set put run complete closed")
"""Deeds that look the same before they are done: 'will cut', 'to run'."""
_NOT_A_DEED_AFTER = re.compile(
    r"\b(?:be|being|will|shall|should|would|could|can|may|might|must|need|needs|not|never|yet|once|when|until|if|before|after|to|"
    r"await\w*|pending|nearly|almost|partly|partially|mostly|the|a|an|this|that|these|of|for|with|any|our|its|their|very|well|n't|no)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)


_DECIDED = re.compile(
    r"\b(?:been|was|were)\s(?:agreed|accepted)\b(?!\s(?:to|that|in\sprinciple)\b)", re.IGNORECASE
)


def deed(clause: str) -> bool:
    """Whether a clause tells of something done: 'Circulated 20 November', 'The team has visited'; not 'to be circulated'."""
    if _DECIDED.search(clause):
        return True
    for found in re.finditer(r"[a-z]+(?:-[a-z]+)?", clause, re.IGNORECASE):
        word = found.group().casefold()
        if not (
            word in _IRREGULAR
            or word in _AS_IT_STANDS
            or (word.endswith("ed") and len(word) > 4 and word not in _NO_DEEDS)
        ):
            continue
        before = clause[: found.start()]
        if word in _AS_IT_STANDS and re.search(
            r"\b(?:will|shall|would|to)\b[^,;]{0,40}$", before, re.IGNORECASE
        ):
            continue
        if not _NOT_A_DEED_AFTER.search(before) and not re.search(
            r"\b(?:(?:to|will|shall|can|must|should|not|yet)\s(?:\w+ly\s)?be(?:en)?|being|not|when|once|until|yet\sto)\b[^,;]{0,40}$",
            before,
            re.IGNORECASE,
        ):
            return True
    return False
