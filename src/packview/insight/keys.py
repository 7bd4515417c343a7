"""Names of findings that stay the same each time a pack is read, so that a question kept with one finds it again."""

import hashlib

from packview.model import FindingKind


def finding_key(kind: FindingKind, rule: str, *place: object) -> str:
    """The key of a finding: its kind and sixteen hexadecimal digits made of everything that tells it from others.

    Case and blanks do not count, so that a file read again through another door keeps its findings. What may
    differ from reading to reading (a position in a list, a PDF page after a supplement) is better left out of ``place``.

    Args:
        kind: of the finding.
        rule: that found it.
        place: what it is about, from the coarse to the fine: item, reference of the indicator, period, printed figure.
    """
    parts = (kind, rule, *("" if part is None else str(part) for part in place))
    plain = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return f"{kind}-{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}"
