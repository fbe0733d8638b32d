"""Tables as workbooks: thousands of small ones lie beside the pages, so each takes little time.

What is the same in all of them is made once by XlsxWriter; cells are written here.
"""

from opora.export.workbook.table import xlsx_bytes

__all__ = ["xlsx_bytes"]
