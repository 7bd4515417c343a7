"""Figures of tables, calculated again from other printed figures.

Begin with ``changes.py`` for indicators and ``totals.py`` for tables.
"""
