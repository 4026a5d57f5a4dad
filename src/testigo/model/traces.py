"""What linkage works out of a report or an account, to be kept so that a later run need not work it out again.

Nothing rests on them: thrown away, they are worked out again. Numbers are arrays, as bytes.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportTrace:
    """What a report's copies and its stock sentences are found by."""

    report_id: str
    sketch: bytes  # MinHash, empty for a text too short to have copies
    sentences: bytes  # a number for each sentence


@dataclass(frozen=True, slots=True)
class AccountTrace:
    """What an account's partners are found by, and how alike it was to those compared with it that have a higher id."""

    account_id: str
    signature: int  # differs where anything differs that a comparison rests on
    day: int
    keys: bytes
    partners: bytes  # signatures
    gains: bytes  # log-odds less the prior, one for each partner
