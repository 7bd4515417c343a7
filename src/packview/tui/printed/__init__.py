"""A page as it was printed, as a picture in the terminal. Begin with ``page.py``."""
