"""The report as JUnit XML, which every build server shows: a test for each file.

See https://github.com/testmoapp/junitxml
"""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from opora.diagnostics import Diagnostic, Severity
from opora.reporters.plain import escaped

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(found: Sequence[Diagnostic], checked: int) -> str:
    """Write a suite: files with errors fail, files with warnings alone pass and tell them.

    Args:
        found: the findings in order.
        checked: how many files were judged.
    """
    by_file = [(path, list(held)) for path, held in groupby(found, key=lambda one: one.path)]
    failed = sum(_is_wrong(held) for _, held in by_file)
    counts = {"tests": str(max(checked, len(by_file))), "failures": str(failed), "errors": "0"}
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {"name": "opora validate", **counts})
    for path, held in by_file:
        case = SubElement(suite, "testcase", {"name": _text(path), "classname": "opora"})
        told = "\n".join(_line(one) for one in held)
        if _is_wrong(held):
            first = next(one for one in held if one.severity is Severity.ERROR)
            message = {"message": _text(first.message), "type": first.code}
            SubElement(case, "failure", message).text = told
        else:
            SubElement(case, "system-out").text = told
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _is_wrong(held: Sequence[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in held)


def _line(one: Diagnostic) -> str:
    hint = f" → {_text(one.hint)}" if one.hint else ""
    place = f"{_text(one.path)}:{one.span.line}:{one.span.column}"
    return f"{place}: {one.code}: {_text(one.message)}{hint}"


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", escaped(text))
