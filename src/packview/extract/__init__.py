"""Files in, pages out: the only place that reads a PDF."""
