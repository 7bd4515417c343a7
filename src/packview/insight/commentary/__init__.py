"""Commentaries that contradict their figures or stand beside the wrong row. Begin with ``direction.py`` for contradictions and ``misplaced.py`` for the rest."""
