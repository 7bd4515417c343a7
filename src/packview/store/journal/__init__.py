"""A TinyDB storage that consists of a file and a journal of the changes since.

Begin with ``storage.py``; ``loading.py`` has the rules for putting file and journal together.
"""
