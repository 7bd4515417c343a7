"""What packview notices in a pack: a pack in, findings and trends out; no I/O. Begin with ``detectors.py``: its table ``DETECTORS`` names every check."""
