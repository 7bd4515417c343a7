"""Changes that prose claims in per cent ('up 12%'), calculated again.

Begin with ``detect.py``; ``patterns.py`` has the wordings.
"""
