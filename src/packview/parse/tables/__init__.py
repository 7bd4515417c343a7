"""Tables on PDF pages, with or without ruling lines, and what their headings mean.

Begin with ``page.py``, which finds the tables, and ``period_columns.py``, which understands headings.
"""
