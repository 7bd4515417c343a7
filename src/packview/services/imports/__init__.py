"""Reading a file in a separate process, with events while it is read.

Begin with ``client.py``, which starts it, and ``worker.py``, which reads.
"""
