"""The packs on this machine, and settings made in the app: begin with ``Library`` in ``library.py``."""
