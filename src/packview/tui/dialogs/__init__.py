"""Small questions over a screen, each answered with a value or None."""
