"""What `make` calls: setting up, running and checking the portal."""
