"""The settings, changed in the app. Begin with ``screen.py``."""
