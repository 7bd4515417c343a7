"""The prose of a pack and the quantities in it. Begin with ``passages.py``."""
