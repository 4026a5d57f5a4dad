"""Values, expected or coded, on a few characters."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

SHORT = 160  # characters of a quote on a line


def show(value: Any, others: Any = None) -> str:
    """Return a value with those that are as good."""
    return f"{_show(value)} or {_show(others)}" if others is not None else _show(value)


def shorten(quote: str) -> str:
    """Return a quote on one line of limited length."""
    folded = " ".join(quote.split())
    return folded if len(folded) <= SHORT else f"{folded[: SHORT - 3]}..."


def _show(value: Any) -> str:
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{'; '.join(map(_show, value))}]" if value else "-"
    return "-" if value is None else str(value)


def _mapping(value: Mapping[str, Any]) -> str:
    if "low" in value:
        return "/".join("?" if value[end] is None else str(value[end]) for end in ("low", "best", "high"))
    if "earliest" in value:
        earliest, latest = value["earliest"], value["latest"]
        return str(earliest) if earliest == latest else f"{earliest}..{latest}"
    if "country" in value:
        names = "|".join([value["name"], *value.get("or", ())])
        return f"{names} ({value.get('admin1')}, {value['country']}; {value.get('precision')})"
    label = next((str(value[key]) for key in ("name", "description", "code", "quote") if value.get(key)), "?")
    more = [str(value[key]) for key in ("kind", "certainty") if value.get(key)]
    return f"{label} ({', '.join(more)})" if more else label
