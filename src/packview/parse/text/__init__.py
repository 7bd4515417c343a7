"""Lines of text and what they are: headers, headings, numbered titles, paragraphs. Begin with ``lines.py``."""
