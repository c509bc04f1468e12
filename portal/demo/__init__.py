"""A small world to try the portal in, with an inbox of its own. None of it exists outside demo mode."""
