"""Performance indicators and other tables, from PDF and text files. Begin with ``read.py``; ``columns.py`` says what a column's heading means."""
