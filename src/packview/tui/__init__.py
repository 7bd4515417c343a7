"""The terminal interface: the only place that knows Textual.

Begin with ``app.py``.
"""

import os

# Textual paints at the next of its ticks, so a key waits for up to a whole one; with 60 a second that is a third of the
# time a key may take. It reads this when it is first imported.
os.environ.setdefault("TEXTUAL_FPS", "120")
