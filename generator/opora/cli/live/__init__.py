"""The site as it is being edited: read again what changed, draw again what it touches, serve it."""
