"""Reading a file in a separate process: ``client.py`` starts it, ``worker.py`` reads, events come while it does."""
