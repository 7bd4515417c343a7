"""Pages in, parts of a pack out. Pure: no file, no clock, no network."""
