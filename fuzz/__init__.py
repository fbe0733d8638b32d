"""Broken and hostile inputs for the readers of what strangers send; `python -m fuzz --help`."""
