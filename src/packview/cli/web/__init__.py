"""The app in a browser: begin with ``serve.py``."""
