"""Which latest figures are signals and which are noise, and how they compare with others and targets. Begin with ``xmr.py``; comparisons are in ``targets.py``."""
