"""Earlier recommendations and what became of them. Begin with ``read.py``; PDF pages are read by ``pdf.py``, text files by ``text.py``."""
