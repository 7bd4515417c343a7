"""Papers that were published again: what changed, and where each note belongs now.

Begin with ``changes.py`` for the papers and ``relocate.py`` for the notes.
"""
