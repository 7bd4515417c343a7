"""The first screen: the packs on this machine, importing a file, and the tour. Begin with ``screen.py``."""
