"""The member's notes and questions: reading, changing, undoing and sharing them. Begin with ``Notebook`` in ``notebook.py``."""
