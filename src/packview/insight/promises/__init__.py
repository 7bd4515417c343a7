"""What a committee resolved and nobody follows up, and rows of the tracker that do not answer. Begin with ``detect.py``."""
