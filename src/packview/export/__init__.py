"""Values in, text out: ``rows.py`` has the fields of every command, ``readout.py`` their wording as lines to read aloud."""
