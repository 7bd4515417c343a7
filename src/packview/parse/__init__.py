"""Pages in, a pack out. No file, no clock, no network. Begin with ``pipeline.py``: its table ``STAGES`` lists what is read, in order."""
