"""What the checks of prose share: passages, the figures in them, fractions in words, sample sizes.

Begin with ``passages.py``.
"""
