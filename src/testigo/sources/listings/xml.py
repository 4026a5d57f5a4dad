"""XML from strangers: without entities, which can unpack to more than the memory holds or read our files."""

import re
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from testigo.model import InputError

_TOLD = "its XML declares entities or a document type, which no list needs: it was not read"
_ENTITY = re.compile(rb"<\s*!\s*ENTITY", re.IGNORECASE)
_UTF7 = re.compile(rb"encoding\s*=\s*[\"']?\s*utf-?7", re.IGNORECASE)  # in which "<" can hide


def without_entities(data: bytes) -> bytes:
    """Return XML that declares no entities. Raises InputError for all other, in whatever encoding it stands."""
    plain = data.replace(b"\0", b"")  # the letters of UTF-16 and UTF-32
    if _ENTITY.search(plain) or _UTF7.search(plain[:200]):
        raise InputError(_TOLD)
    return data


def parsed(data: bytes) -> Element:
    """Return the root element of XML. Raises InputError where it is none, or declares entities."""
    try:
        root: Element = ElementTree.fromstring(without_entities(data), forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError(_TOLD) from error
    except (ElementTree.ParseError, ValueError, RecursionError, LookupError) as error:
        raise InputError(f"it is not XML ({error})") from error
    return root
