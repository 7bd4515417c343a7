"""What prose says of its figures, and whether the figures bear it out: changes, shares, means, targets, dates, two values. Begin with ``changes.py``."""
