"""Earlier recommendations and what became of them. Begin with ``read.py``; the rows are found by ``rows.py``."""
