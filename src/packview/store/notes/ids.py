"""Identities of notes: 12 characters that sort by time."""

import secrets
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and small letters without i, l, o and u, which are misread; in the order in which they sort."""
LENGTH = 12
_RANDOM_BITS = 20
_DIGITS = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")
"""To the digits that Python reads numbers to the base of 32 in."""


def new_id(after: str = "") -> str:
    """An identity no other note has, whoever wrote it.

    The first eight characters are hundredths of a second since 1970, the rest is chance.

    ``after``: an identity it must sort after: two notes may come at once, and clocks are set back.
    """
    moment = int(time.time() * 100)
    if len(after) == LENGTH and set(after) <= set(ALPHABET):
        # A moment later, not the number after it: another machine may make an identity after the same one.
        later = (int(after.translate(_DIGITS), 32) >> _RANDOM_BITS) + 1
        moment = max(moment, later) if later < 1 << (5 * LENGTH - _RANDOM_BITS) else moment
    return _text(moment << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS))


def _text(value: int) -> str:
    return "".join(ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(LENGTH)))
