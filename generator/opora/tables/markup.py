"""Parts of a package as trees: no entities, no definitions, nothing fetched, bounded depth."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from opora.tables.package import Package
from opora.tables.values import UnreadableError

MAX_DEPTH = 200
MAX_DIGITS = 9
"""Digits of the numbers that mark up: of rows, styles, strings."""

_HINT = "откройте файл в Word или Excel, сохраните под новым именем и попробуйте снова"


def tree(package: Package, name: str) -> Element:
    """Read a part; tags and attributes come without their namespaces.

    Raises:
        UnreadableError: It is missing, no XML, too deep, or defines entities.
    """
    content = package.read(name)
    depth = 0
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(content), ("start", "end"), forbid_dtd=True):
            if event == "start":
                depth += 1
                root = element if root is None else root
                if depth > MAX_DEPTH:
                    message = f"часть «{name}» вложена слишком глубоко"
                    raise UnreadableError(message, _HINT)
            else:
                depth -= 1
                _drop_namespaces(element)
    except DefusedXmlException as error:
        message = f"в части «{name}» записаны определения XML (DTD), такие файлы не читаются"
        raise UnreadableError(message, _HINT) from error
    except (ParseError, ValueError, LookupError) as error:
        message = f"файл повреждён: часть «{name}» не читается"
        raise UnreadableError(message, _HINT) from error
    if root is None:
        message = f"файл повреждён: часть «{name}» пуста"
        raise UnreadableError(message, _HINT)
    return root


def children(element: Element | None, tag: str) -> Iterator[Element]:
    """Go over the children of a name."""
    return (one for one in (() if element is None else element) if one.tag == tag)


def child(element: Element | None, tag: str) -> Element | None:
    """Return the first child of a name."""
    return next(children(element, tag), None)


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute, or the default."""
    return default if element is None else element.get(name, default)


def whole(text: str) -> int | None:
    """Read a whole number that is not negative; nothing where the text is none, or too long."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def _drop_namespaces(element: Element) -> None:
    element.tag = element.tag.rpartition("}")[2]
    if any("}" in name for name in element.attrib):
        plain = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(plain)
