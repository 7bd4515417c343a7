"""Values in, text out: Markdown, JSON, CSV and lines to read aloud.

Begin with ``rows.py``, which has the fields of every command, and ``readout.py``, which has their wording as lines.
"""
