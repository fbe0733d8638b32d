"""The mark of a blank: a text that a person has yet to write."""

BLANK = "[ВПИШИТЕ]"
"""Opens such a text; drafts and imports write it, rule V30 points at it."""
