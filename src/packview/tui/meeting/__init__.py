"""The chair's view of a meeting as it goes on. Begin with ``screen.py``; ``control.py`` owns the state, and ``actions.py`` has what the keys do."""
