"""The meeting itself, the people, and the minutes of the last meeting. Begin with ``front_sheet.py`` and ``minutes.py``."""
