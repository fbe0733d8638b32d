"""Records as sheets that people fill in: what stands where, and the workbook itself.

Everything is made from the models, so a new field of a kind gets its place by itself.
"""

from opora.sheets.field import Field, Leaf, Path
from opora.sheets.layout import FORMS, Layout, Sheet, key_of, layout_of, path_of

__all__ = ["FORMS", "Field", "Layout", "Leaf", "Path", "Sheet", "key_of", "layout_of", "path_of"]
