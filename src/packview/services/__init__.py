"""What a screen or a command asks for: a folder for each subject, and ``exporting.py``.

``worker_process.py`` starts the processes that read files and analyse packs.
"""
