"""Papers published again: begin with ``changes.py`` for the papers and ``relocate.py`` for the notes."""
