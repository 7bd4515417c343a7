"""Figures, periods, dates and words: read as papers print them, and written as packview says them."""
