"""Files in, pages out. Only this folder knows pypdf and pypdfium2.

Begin with ``source.py``; ``pdf.py`` reads PDF files and ``plaintext.py`` reads text files.
"""
