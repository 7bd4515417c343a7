"""Figures of tables, calculated again from other printed figures.

Begin with ``grid.py``, which makes rows, columns and numbers of every table; each other module holds relations between them.
"""
