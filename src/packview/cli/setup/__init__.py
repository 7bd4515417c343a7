"""Commands about packview itself, and what shells complete: begin with ``doctor.py``."""
