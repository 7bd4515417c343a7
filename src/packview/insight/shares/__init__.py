"""Shares of a whole in prose, impossible percentages, and parts that do not add up to their total.

Begin with ``share_claims.py``; ``patterns.py`` has the wordings.
"""
