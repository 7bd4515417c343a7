"""Tables on PDF pages, with or without ruling lines, and where their headings stand.

Begin with ``page.py``, which finds the tables with ``ruled.py`` and ``borderless.py``.
"""
