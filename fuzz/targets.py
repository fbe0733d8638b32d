"""The doors that strangers come through."""

from fuzz.case import Target
from fuzz.importing import import_file
from fuzz.mutation import mutated
from fuzz.packages import mutated_file
from fuzz.reading import draw_body, read_record
from fuzz.reporting import report_findings
from fuzz.seeds import findings, office_files, records, texts

TARGETS = (
    Target("load", records, mutated, read_record),
    Target("markdown", texts, mutated, draw_body),
    Target("import", office_files, mutated_file, import_file, seconds=10.0),
    Target("reporters", findings, mutated, report_findings),
)
"""A file may bring a thousand measures of some four milliseconds each, and an input is imported
twice, so `import` has more time than the second of all others."""

BY_NAME = {target.name: target for target in TARGETS}
