"""Two values for one thing, and periods that cannot be.

Begin with ``conflicts.py``, which compares reports and minutes with the dataset.
"""
