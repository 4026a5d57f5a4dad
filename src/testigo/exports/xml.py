"""XML as text, with the few characters left out that no XML can hold."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: object | None, **attributes: str) -> None:
    """Add a child that holds the text; add nothing where there is no text."""
    if text is not None and str(text) != "":
        SubElement(parent, tag, attributes).text = _FORBIDDEN.sub("\ufffd", str(text))


def as_text(root: Element) -> str:
    """Return the document, indented, with its declaration."""
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
