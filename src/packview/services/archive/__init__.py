"""An archive of many packs: ``read.py`` makes the rows of one source, ``run.py`` gives the sources to processes and writes the tables."""
