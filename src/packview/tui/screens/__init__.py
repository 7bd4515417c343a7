"""Whole screens: the library, the workspace, help."""
