"""Commentaries that contradict their figures, stand beside the wrong row, or are missing.

Begin with ``direction.py`` for contradictions and ``misplaced.py`` for the rest.
"""
