"""Packs and notes on disk. Only this folder knows TinyDB and SQLite.

Begin with ``packs.py`` for packs and ``notes/notes.py`` for notes; files are written by ``atomic.py``.
"""
