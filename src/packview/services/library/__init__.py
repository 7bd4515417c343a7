"""The packs on this machine: listing, opening and removing them, and settings made in the app.

Begin with ``Library`` in ``library.py``.
"""
