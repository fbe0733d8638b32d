"""Opora: a bank of best practices for schools with low educational results."""
