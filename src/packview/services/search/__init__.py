"""Search in packs and notes, and the links and glossary terms in a page's text: begin with ``search.py``."""
