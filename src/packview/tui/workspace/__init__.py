"""An open pack: agenda, pages and side column. Begin with ``screen.py``."""
