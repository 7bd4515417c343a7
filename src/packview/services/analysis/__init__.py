"""Themes, findings and trends of an open pack, worked out in a separate process.

Begin with ``client.py``, which starts it, and ``worker.py``, which does the work.
"""
