"""What the API takes in."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from testigo.model import DatePrecision, TimeOfDay


def _storable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("holds a character that is no text")
    return text


Text = Annotated[str, AfterValidator(_storable)]


Name = Annotated[Text, Field(min_length=1, max_length=200)]


Id = Annotated[Text, Field(min_length=1, max_length=200)]


Note = Annotated[Text, Field(max_length=2000)]


Number = Annotated[int, Field(ge=0, le=100_000_000)]


Fate = Literal["killed", "injured", "casualties", "abducted", "detained", "missing"]


class Taken(BaseModel):
    """The root of what is taken in: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid")


class CountIn(Taken):
    """A number of people; null ends are open."""

    low: Number
    best: Number | None = None
    high: Number | None = None


class DateIn(Taken):
    """The days within which it happened."""

    earliest: date | None = None
    latest: date | None = None
    precision: DatePrecision = DatePrecision.DAY
    time_of_day: TimeOfDay | None = None


class PlaceIn(Taken):
    """An entry of the gazetteer: its id, and the name it is looked up by (see `/places`)."""

    gazetteer_id: Id
    name: Name


class ActorIn(Taken):
    """Who: an entry of the register by `actor_id`, else a description with its kind."""

    actor_id: Id | None = None
    description: Name
    kind: Id
    name: Name | None = None
    people: CountIn | None = None


class PersonIn(Taken):
    """A person whom a report names: `role` in its words, `fate` a count's attribute such as `killed`."""

    name: Name
    role: Name | None = None
    age: Annotated[int, Field(ge=0, le=130)] | None = None
    fate: Fate | None = None


class WordsIn(Taken):
    """Words of a report that the value rests on, as offsets in code points."""

    report: Id
    start: Number
    end: Number


class CorrectionIn(Taken):
    """What a cell should hold; no values empties it."""

    values: list[CountIn | DateIn | PlaceIn | ActorIn | PersonIn | Name] = Field(max_length=50)
    note: Note = ""
    words: WordsIn | None = None
    apart: bool = Field(default=False, description="An independent second reading: it sets nothing")


class RejectionIn(Taken):
    """Why this is no incident."""

    note: Note = ""


class AcceptanceIn(Taken):
    """That every cell is right as it stands."""

    apart: bool = False


class MergeIn(Taken):
    """Which incidents are the same: ids with the versions that were seen."""

    others: dict[Id, Id] = Field(min_length=1, max_length=20)


class SplitIn(Taken):
    """Which accounts tell of another incident."""

    accounts: list[Id] = Field(min_length=1, max_length=200)


class PairIn(Taken):
    """Two incidents that are not the same."""

    one: Id
    other: Id


class UndoIn(Taken):
    """Which action to take back; the last of one's own where none is named."""

    action: Id | None = None


class ReadingIn(Taken):
    """Words whose meaning is asked for."""

    words: WordsIn
    attribute: Id


class VerdictIn(Taken):
    """Whether the register learns what is proposed."""

    accepted: bool


class PastedIn(Taken):
    """A report that was typed or pasted."""

    text: Annotated[Text, Field(min_length=20, max_length=200_000)]
    title: Annotated[Text, Field(max_length=500)] = ""
    source: Annotated[Text, Field(max_length=200)] = ""
    url: Annotated[Text, Field(max_length=2000, pattern=r"^(https?://\S+)?$")] = ""
    published: date | None = None


class UserIn(Taken):
    """A new account."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9._-]{1,59}$")]
    role: Literal["reader", "coder", "reviewer", "administrator"]
    password: Annotated[Text, Field(min_length=12, max_length=200)]


class UserChange(Taken):
    """What is to change of an account."""

    role: Literal["reader", "coder", "reviewer", "administrator"] | None = None
    password: Annotated[Text, Field(min_length=12, max_length=200)] | None = None
    active: bool | None = None


class TokenIn(Taken):
    """What a token is for."""

    label: Annotated[Text, Field(min_length=1, max_length=60)]
