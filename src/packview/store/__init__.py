"""Packs and notes on disk: the only place that knows TinyDB."""
