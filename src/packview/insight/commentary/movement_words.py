"""Words of rise and fall, of better and worse, of when, and those that may stand beside them in a commentary.

A sentence is understood only where every word of it is among these or in the indicator's name.
"""

import re
from typing import Literal

from packview.wording.periods import MONTH_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


Way = Literal["up", "down", "better", "worse"]

_BESIDE = (
    r"(?=\s*$|\s(?:on|from|by|compared|against|again|slightly|significantly|this|over|in|at|since|for|year|month|a|\d|to\s\d|per|\w+ly|still|"
    r"and|too|once)\b|\s*[,;(\d])"
)
UP = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|rise[ns]?|rising|rose|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|surg(?:e|es|ed|ing)|spike[sd]?|spiking|"
    rf"jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|mounting|escalat(?:e|es|ed|ing)|(?<!take\s)(?<!taken\s)(?<!taking\s)(?<!took\s)(?<!made\s)(?<!make\s)(?<!given\s)(?<!keep\s)(?<!kept\s)(?<!step\s)"
    rf"(?<!stepped\s)(?<!set\s)(?<!followed\s)(?<!follow\s)(?<!catch\s)(?<!caught\s)(?<!start\s)(?<!open\s)\bup{_BESIDE}|"
    r"upwards?|upturn|upswing|uptick|higher|greater|larger|bigger|more|gain(?:s|ed|ing)?|doubl(?:ed|ing)|trebled|tripled|lengthen(?:s|ed|ing)?|longer|"
    r"slower|more\sslowly|above|ahead\sof|exceed(?:s|ed|ing)?|highest|going\sup)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|lower(?:s|ed|ing)?|"
    rf"fewer|less|(?<!broken\s)(?<!break\s)(?<!step\s)(?<!stepped\s)(?<!closed\s)(?<!shut\s)(?<!slowed\s)(?<!stood\s)\bdown{_BESIDE}|downwards?|downturn|dip(?:s|ped|ping)?|slip(?:s|ped|ping|page)?|slid(?:e|es|ing)?|"
    r"shrink(?:s|ing)?|shrank|shrunk|eas(?:ed|es|ing)|diminish(?:es|ed|ing)?|dwindl(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|plung(?:e|es|ed|ing)|"
    r"tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?|halv(?:ed|ing)|tail(?:ed|ing)\soff|smaller|subsid(?:ed|ing)|shorten(?:s|ed|ing)?|shorter|quicker|faster|sooner|more\squickly|behind|"
    r"below|lowest|lessen(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
BETTER = re.compile(
    r"\b(?:improv(?:e|es|ed|ing|ements?)|better(?:ed)?|strengthen(?:s|ed|ing)?|stronger|best)\b",
    re.IGNORECASE,
)
WORSE = re.compile(
    r"\b(?:worse(?:n|ns|ned|ning)?|deteriorat(?:e|es|ed|ing|ion)|weaken(?:s|ed|ing)?|weaker|poorer|worst|backwards?)\b",
    re.IGNORECASE,
)
WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("up", UP),
    ("down", DOWN),
    ("better", BETTER),
    ("worse", WORSE),
)
OF_TIME = re.compile(
    r"\b(?:more\s(?:quickly|slowly)|longer|slower|shorter|quicker|faster|sooner|lengthen\w*|shorten\w*)\b",
    re.IGNORECASE,
)
"""Up and down for what is measured in days or minutes, and for nothing else."""
WISHED = re.compile(
    r"(?<!continue )(?<!continues )(?<!continued )(?<!continuing )(?<!began )(?<!begun )(?<!started )(?<!starting )(?<!begins )\bto\s(?:\w+ly\s)?"
    r"(?:increase|rise|grow|climb|fall|drop|decline|decrease|reduce|lower|dip|slip|ease|improve|worsen|strengthen|weaken|gain|go|come|bring|get|exceed)\b",
    re.IGNORECASE,
)
"""'To reduce' is a wish, 'continues to fall' is not."""
NO_COMPARISON = re.compile(
    r"\b(?:more|fewer|less|higher|lower|greater)\sthan\s(?:half|a\s(?:third|quarter|fifth)|one\b|two\b|three\b|\d|expected)|"
    r"\b(?:lower|higher)\s(?:is|means|being)\s(?:better|good|worse)|\b(?:the\s)?(?:more|higher|lower)\sthe\sbetter|"
    r"\b(?:have|has)\sbeen\s(?:\w+ly\s)?(?:higher|lower|above|below|better|worse|up|down)\b|\bhad\s(?:been|\w+(?:en|ed))\b|\bmore\s(?!quickly|slowly)\w+ly\b|\bmore\s(?:than\s)?(?:one|work|detail|accurate|timely|complex|robust|time)",
    re.IGNORECASE,
)
CONTRARY = re.compile(
    r"\b(?:although|though|but|however|whilst|while|despite|except|excluding|apart\sfrom|other\sthan|whereas|yet|in\sspite|even\sif|instead|"
    r"rather|(?<!month\s)(?<!year\s)(?<!period\s)(?<!quarter\s)before|until|then|unless|if|not|n't|never|no|without|neither|nor|hardly|barely)\b",
    re.IGNORECASE,
)
"""What turns a sentence round, or puts another thing beside it."""
CAUSE = re.compile(
    r"[,;]?\s(?:-\s)?(?:(?:is|was|are|were|being)\s)?(?:(?:mainly|largely|partly|primarily|mostly|in\spart|probably|possibly|which\sis|and\sthis\sis|this\sis)\s)?"
    r"(?:due\sto|owing\sto|because|thanks\sto|as\sa\s(?:direct\s)?(?:result|consequence)|following|reflect(?:s|ed|ing)?|driven\s(?:by|largely)|caused\sby|"
    r"attribut(?:ed|able)\sto|resulting\sfrom|linked\sto|relat(?:es|ed|ing)\sto|explained\sby|owed\sto|helped\sby|influenced\sby|given|on\saccount\sof|"
    r"in\sresponse\sto|in\sthe\swake\sof|(?<!looked\s)after|as(?!\s(?:a|an|compared|well|with|much|at)\b)|by\s(?:the|an|our|its|additional|more|better)\b|so\sthat|"
    r"meaning|under\s(?:the|our)|through|on\sthe\sback\sof|arising|stemming|in\sspite\sof\snothing)\b.*$",
    re.IGNORECASE,
)
BESIDES = re.compile(
    r"(?:,?\s(?:which|where|who)\b|,\s(?:with|and\s(?:is|are|was|were|will)|leading|showing|suggesting|indicating|putting|bringing)\b|\s\u2013\s|:\s).*$",
    re.IGNORECASE,
)
"""What is told by the way; it must not say the contrary."""
LEADING = re.compile(
    r"^(?:following|due\sto|owing\sto|because\sof|thanks\sto|with|as\sa\s(?:result|consequence)\sof|given|in\sresponse\sto|as\s(?:expected|anticipated|predicted|reported))\b"
    r"[^,]*,\s*",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^[\s\u2022*\-\u2013]*(?:o\s+)?(?:(?:comment(?:ary|s)?|update|narrative|reason|performance\scommentary|analysis)\s*[:\-\u2013]\s*)?",
    re.IGNORECASE,
)

THIS_PERIOD = (
    r"(?:in|for|during|over|on|within)\s(?:the|this)\s(?:latest\s|current\s|reporting\s)?(?:month|period)|(?:so\sfar\s)?this\s(?:month|period|time)|"
    r"(?:the\s)?latest\s(?:month|period)|month[\s-]on[\s-]month|"
    r"for\s(?:the|a)\s(?:second|third|fourth|fifth|sixth|\w+)\s(?:successive|consecutive\s)?\s?(?:month|time)(?:\s(?:running|in\sa\srow|in\ssuccession))?"
)
BEFORE = (
    r"(?:that\s(?:of|in|for)\s)?(?:it\s(?:was|did)\s|they\swere\s|we\s(?:had|did|saw)\s)?(?:in\s|at\s|for\s)?(?:the\s)?(?:(?:one|month|figure|level|position|result|"
    r"number|rate|total|performance)\s(?:in|of|for|at)\s(?:the\s)?)?(?:last|previous|prior|preceding)\s(?:(?:month|period|time|report(?:ing\speriod)?|figure|result|"
    r"return)(?:'s)?(?:\s(?:figures?|result|level|performance|position|number|total|rate))?)|(?:in\s|at\s)?(?:the\s)?(?:month|period)\s(?:before|previously|earlier)|"
    r"a\smonth\s(?:ago|earlier|before)"
)
_THAN = r"(?:(?:in\s|when\s|as\s)?(?:comparison|compared|comparing)\s(?:to|with)|than|on|from|against|since|over|with|to|and|(?<=above)|(?<=below)|(?<=ahead\sof)|(?<=behind)|(?<=exceeded)|(?<=exceeding))"
_BOTH = r"(?:both\s)?"
YEAR_BEFORE = re.compile(
    rf"\b(?:{_THAN}\s)?{_BOTH}(?:(?:it\s(?:was|did)|they\swere|that)\s)?(?:(?:in|at|for|during|of|the\sposition|where\swe\swere)\s){{0,2}}(?:(?:the\s|this\s|that\s)?(?:same|corresponding|equivalent)\s"
    r"(?:month|period|time|point|quarter)\s(?:of\s|in\s|a\s|the\s)*(?:last|previous|prior|preceding)?\s?year(?:\s(?:ago|earlier|before))?|this\s(?:time|month|period|point)\s"
    r"last\syear|(?:a|one)\syear\s(?:ago|earlier|before|previously)|(?:12|twelve)\smonths\s(?:ago|earlier|before|previously)|year[\s-]on[\s-]year|"
    r"(?:on|over)\sthe\syear(?!\sto)|(?<=than\s)(?:in\s)?last\syear(?:'s)?)\b(?:'s)?(?:\s(?:figures?|result|level|performance|position|number|total|rate))?"
    rf"|\b{_THAN}\s{_BOTH}(?:(?:it\s(?:was|did)|they\swere|we\swere)\s)?(?:(?:in|at|for|that\sof|that\sin|the\sfigure\sfor)\s)?(?:the\s)?(?:last|previous|prior|preceding)\syear(?:'s)?"
    r"(?:\s(?:figures?|result|level|performance|position|number|total|rate))?\b",
    re.IGNORECASE,
)
MONTH_BEFORE = re.compile(rf"\b{_THAN}\s{_BOTH}(?:{BEFORE})\b|\b(?:{THIS_PERIOD})\b", re.IGNORECASE)
QUARTER_BEFORE = re.compile(
    r"\b(?:(?:than|on|from|against|since|compared\s(?:to|with)|above|below)\s(?:in\s)?(?:the\s)?(?:last|previous|prior|preceding)\squarter(?:'s)?|"
    r"(?:in\s|over\s|during\s)?(?:this|the)\squarter|quarter[\s-]on[\s-]quarter)\b",
    re.IGNORECASE,
)
WHOLE_WINDOW = re.compile(
    r"\b(?:(?:over|in|during|across|for)\s(?:the\s)?(?:last|past|previous|recent)\s(?:(?:few|several|two|three|four|five|six|nine|ten|twelve|couple\sof|\d+)\s)?(?:months|year|12\smonths)|"
    r"over\s(?:the\syear|time|recent\smonths)|since\s(?:the\s)?(?:spring|summer|autumn|winter|easter|christmas|new\syear|half[\s-]term|"
    rf"{MONTH_NAMES})(?:\s(?:holidays?|break|term))?(?!\s\d)|since\sthe\s(?:start|beginning)\sof\s(?:the\s)?(?:(?:school|academic|financial|calendar)\s)?(?:term|year|month)|in\srecent\smonths|recently|"
    r"month\s(?:by|after)\smonth|each\smonth|every\smonth|so\sfar\sthis\syear|(?:of|in|for)\s(?:the|a|over\sa)\syear)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\b(?:trend(?:s|ed|ing)?|path|trajectory|pattern|continu\w+|steadily|gradual\w*|direction)\b",
    re.IGNORECASE,
)

FIGURES = re.compile(
    r"(?:\u00a3\s?)?\b\d[\d,.]*(?:\s?%|\s?(?:k|m)\b|\b)|%|\bper\s?cent\b(?!\s(?:of|has|is|was|have))|\bpercentage\spoints?\b|\bpoints?\b",
    re.IGNORECASE,
)
FROM_TO = re.compile(
    r"\b(?:from\s\u00a3?(?P<old>\d[\d,.]*\d|\d)\s?%?(?:\s[^\d]{0,40})?\s)?(?:to|at)\s\u00a3?(?P<new>\d[\d,.]*\d|\d)",
    re.IGNORECASE,
)

COUNTS = _words("number numbers volume volumes count counts total totals quantity")
SHARES = _words("percentage proportion share percent")
RATES = _words("rate rates")
FIGURE_WORDS = _words("""figure figures it this these they indicator measure metric outturn position level levels
    we""")
QUALITY = _words("performance timeliness compliance")
PERSONS = _words("""child children people person persons young adult adults family families case cases household households resident residents
    pupil pupils student students carer carers user users client clients customer customers service services staff patient patients
    social care day days""")
PLAIN = _words("""the a an that those our into its their there has have had been was were is are be being of in on at for by with and or than from
    compared comparison comparing to against as also both too again still further now currently overall just do does did well much far bit
    lot quite very fairly so when can
    seen saw see noted recorded reported observed experienced evident shown shows show showing remains remain remained stands stood sits
    sat continue continues continued continuing started begun began starting starts made taking take takes took got getting become becoming
    became occurred taken given happened evidenced identified witnessed keeps kept keep
    small slight seasonal marked sharp modest large significant notable noticeable substantial considerable welcome pleasing encouraging positive
    negative disappointing steady gradual clear another big minor marginal good steep strong general healthy worrying concerning noticeably
    trend trends path trajectory direction pattern picture movement change monthly once more consecutive running row successive
    note per back did represents represented represent marks marked constitutes two three four five six seven eight nine ten""")
MANNER = _words("""slightly significantly markedly sharply steadily considerably substantially marginally notably dramatically gradually modestly greatly
    noticeably rapidly slowly consistently clearly quickly appreciably fractionally strongly hugely unfortunately sadly encouragingly
    disappointingly pleasingly understandably unexpectedly surprisingly correspondingly massively visibly minimally repeatedly smoothly
    continually continuously""")
WHILE = _words(
    "within day days hour hours week weeks minute minutes second seconds working time times timescale timescales timely"
)
SPENDING = _words("cost costs spend spending expenditure")
NEUTRAL = PLAIN | FIGURE_WORDS | QUALITY | COUNTS | SHARES | RATES | MANNER
"""Words that make no other figure of what stands beside them."""
OWN_BODY = re.compile(
    r"\s(?:by|in|within|across)\s(?:the\s)?(?:council|authority|service|team|city)\b", re.IGNORECASE
)
MOVED = re.compile(
    r"\b(?:went|goes|go|gone|going|come|came|coming|crept|creeping|edged|edging|moved|moving|picked|shot|driven|pushed|brought|trended|trending|inched|"
    r"headed|heading|heads?|nudged|ticked|pulled)\s(?=(?:\w+ly\s|again\s|back\s|right\s|further\s|even\s){0,2}(?:up|down|higher|lower|upwards?|downwards?|backwards?)\b)",
    re.IGNORECASE,
)
"""'Went' before 'up'."""
JUDGED = re.compile(
    rf"{BETTER.pattern}|{WORSE.pattern}|\b(?:performance|timeliness|compliance)\b", re.IGNORECASE
)
"""Words that need to be told which way is good."""
EARLIER_FIRST = re.compile(
    r"(?:in\s|at\s|for\s|during\s)?(?:the\s|this\s)?(?:a\s(?:year|month)\s(?:ago|earlier|before)|same\s(?:month|time|period|point)|last\s|previous\s|prior\s|"
    r"twelve\smonths\sago|12\smonths\sago|this\s(?:time|month)\slast)",
    re.IGNORECASE,
)
"""'A year ago it was lower': what moved is the earlier figure."""
