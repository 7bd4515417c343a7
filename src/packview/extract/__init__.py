"""Files in, pages out, from ``source.py``. Only this folder knows pypdf and pypdfium2."""
