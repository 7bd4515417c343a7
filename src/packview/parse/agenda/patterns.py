"""What the lines of an agenda look like: headings, page ranges, parts, signatures, and where the papers begin."""

import re

CALLED = re.compile(r"agenda (?:for|of) (?:a|the) meeting\b", re.IGNORECASE)
HEADING = re.compile(
    r"(?:supplementary |public |revised )?(?:a\s?g\s?e\s?n\s?d\s?a|order of business|items of business|business to be transacted)\b"
    r"(?:\s*(?:supplement|part (?:1|i|one|a)|item(?:s|\s+no\.?)?.*|page.*))?\s*:?",
    re.IGNORECASE,
)
_LABEL = r"[A-Za-z]?\d{1,4}[A-Za-z]?|[ivxlc]{1,6}"
RANGE = re.compile(
    r"(?:(?P<open>[(\[])\s*|(?<![\w(\[])(?=pages?\s+\d{1,4}\s*(?:[-\u2013\u2014]|to)\s*\d{1,4}\s*$))"
    rf"(?:pages?|pgs?\.?|pp\.?)(?:\s+nos?\.?)?\s*:?\s*(?P<first>{_LABEL})\s*(?:(?:[-\u2013\u2014]|to)\s*(?P<last>{_LABEL})\s*)?(?(open)[)\]]|$)",
    re.IGNORECASE,
)
OWN_RANGE = re.compile(r"\d{1,4}\s*[-\u2013\u2014]\s*\d{1,4}")
"""The pages of an item on a line of their own."""
END_RANGE = re.compile(r".*[^\s\d,(\[]\s+(?P<first>\d{1,3})\s*[-\u2013\u2014]\s*(?P<last>\d{1,3})")
"""The pages of an item behind its title or its text, which a column at the right edge puts there."""
BARE_RANGE = re.compile(
    r"(?:^|\s+)(?:pages?\s+)?(?P<first>\d{1,4})(?:\s*(?:[-\u2013\u2014]|to)\s*(?P<last>\d{1,4}))?$",
    re.IGNORECASE,
)
OPEN_RANGE = re.compile(r"[(\[]\s*(?:pages?|pgs?\.?|pp\.?)?[^)\]]{0,20}$", re.IGNORECASE)
PAGE_COLUMN = re.compile(
    r"(?<![(\[])(?<![(\[] )\bpages?(?:\s*(?:no|nos|number|numbers|\(s\))\.?)?\s*$", re.IGNORECASE
)
EXEMPT_PART = re.compile(
    r"(?:part\s+(?:2|ii|two|b)\b.*|(?:exempt|confidential|private|restricted|closed)(?: or confidential)?\s+(?:items?|business|session|part|reports?|matters)\b.*"
    r"|items? (?:not for publication|containing exempt)\b.*|not for publication|private (?:and confidential)?|exclusion of (?:the )?(?:press|public)\b.*"
    r"|matters (?:to be considered|for consideration) in private\b.*)",
    re.IGNORECASE,
)
OPEN_PART = re.compile(
    r"(?:part\s+(?:1|i|one|a)\b.*|(?:unrestricted|public|open|non-exempt)\s+(?:items?|business|session|part|reports?)\b.*"
    r"|re-?admission of (?:the )?(?:press|public)\b.*)",
    re.IGNORECASE,
)
EXCLUSION = re.compile(r"(?:motion to )?exclu(?:sion of|de) (?:the )?(?:press|public)\b", re.IGNORECASE)
ONLY_IF = re.compile(
    r"\b(?:possible|if any|if (?:required|necessary|needed)|whether|any (?:item|items|of the)|identify)\b",
    re.IGNORECASE,
)
ITEM_EXEMPT = re.compile(
    r"(?:\bnot for publication|[(\[](?:exempt|restricted|confidential|private)\b|\b(?:report|item) (?:is|contains) (?:confidential|exempt|not for)"
    r"|exempt (?:report|item)\b|exempt by virtue|^(?:exempt|restricted|confidential)\b)",
    re.IGNORECASE,
)
PART_ONLY = re.compile(r"\b(?:appendi(?:x|ces)|annex(?:es|ure)?|schedule(?! 12)|enclosure)\b", re.IGNORECASE)
SIGNED = re.compile(
    r"(?:yours (?:sincerely|faithfully)\b.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}(?:st|nd|rd|th)? [a-z]+,? \d{4}(?: .{0,60})?"
    r"|\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}|date of (?:issue|publication|despatch)\b.*|(?:head of|director of|chief executive|monitoring officer|general counsel)\b.{0,60}"
    r"|(?:exempt|confidential) items?:?|members? of the (?:public|committee)\b.{0,80}|date of next meeting:.*|\*{3,})",
    re.IGNORECASE,
)
PAPERS_BEGIN = re.compile(
    r"(?:decision[- ]?maker|report (?:to|of|by|author)|from|subject|committee report)\s*:|minutes of (?:the|a) .*\b(?:meeting|committee|panel|board|cabinet|council)\b"
    r"|(?:appendix|annex)\s+\w{1,3}$",
    re.IGNORECASE,
)
MINUTES_BEGIN = re.compile(r"minutes of (?:the|a) (?:\w+ ){0,4}meeting\b", re.IGNORECASE)
