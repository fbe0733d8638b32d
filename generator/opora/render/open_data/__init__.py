"""What the bank gives away, as pages tell of it: tables, data, feeds, calendars."""
