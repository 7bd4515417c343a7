"""The printed agenda: its items with number, title and page range. Begin with ``read.py``; ``patterns.py`` says what the lines of an agenda look like."""
