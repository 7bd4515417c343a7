"""Which pages belong to which agenda item, and what an officer's report holds.

Begin with ``places.py`` for pages and ``read.py`` for papers; ``checks.py`` compares the agenda with the file.
"""
