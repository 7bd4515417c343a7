"""The pages of a pack: how they are laid out, selected, searched and linked. Begin with ``reader.py``."""
