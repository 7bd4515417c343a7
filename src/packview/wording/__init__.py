"""Figures, periods, dates and words: read as papers print them, and written as packview says them. Begin with ``numbers.py``, ``periods.py`` or ``words.py``."""
