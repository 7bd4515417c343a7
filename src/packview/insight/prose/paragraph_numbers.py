"""The numbers paragraphs carry, which are no figures of theirs."""

import re

# '2.3 Referrals fell', '14. The Panel', '7 The Director': the number of a paragraph is no figure of it.
_NUMBER = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3}){1,4}\.?\s+(?=[\"\u201c\u2018(]?[A-Z])|\d{1,3}[.)]\s+"
    r"|\d{1,3}\s+(?=(?:The|A|An|In|Of|At|On|For|From|By|With|Since|During|Between|There|This|These|That|It|We|As|Our|All|Both)\b))"
)


def after_number(text: str) -> int:
    """Where a paragraph's words begin, past its own number: 4 in '2.3 Referrals fell', 0 in '12 people came'."""
    found = _NUMBER.match(text)
    return found.end() if found else 0
