"""What a screen or a command asks for: a folder for each subject; ``worker_process.py`` starts other processes."""
