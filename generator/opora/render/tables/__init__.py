"""Tables made of the models: a list of each kind, and of each list within its records."""

from opora.render.tables.records import kind_table, part_tables, record_table

__all__ = ["kind_table", "part_tables", "record_table"]
