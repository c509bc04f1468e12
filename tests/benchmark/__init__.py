"""How fast the portal is, as ratios to a bare Flask application in the same run: `python -m tests.benchmark`."""
