"""What persons do with the record: which of their decisions stand, what is worth a look, how far they agree."""

from testigo.review.agreement import Agreement, Opinion, agreements, alpha
from testigo.review.standing import standing
from testigo.review.worth import Doubt, Worth, worth_of

__all__ = ["Agreement", "Doubt", "Opinion", "Worth", "agreements", "alpha", "standing", "worth_of"]
