"""Acronyms and terms with their meanings, from glossaries and from running text. Begin with ``read.py``."""
