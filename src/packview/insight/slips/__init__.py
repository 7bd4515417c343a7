"""Slips of writing, not of arithmetic: numbers that repeat or leave a gap, references to another heading, captions and headings copied.

Begin with ``numbering.py``, which reads how a paper is numbered; ``copied.py`` looks at captions and the headings of columns.
"""
