"""What incidents are made by, beside accounts and decisions: the register in use, and the state of the rules."""

from dataclasses import dataclass

from testigo.lexicon.register import Register
from testigo.pipeline.registering import in_use, learnt
from testigo.pipeline.rules_in_use import believing_rules
from testigo.store import Store


@dataclass(frozen=True, slots=True)
class Grounds:
    """The register with the operator's actors and what persons accepted; ``rules`` is a hash of all that decides."""

    actors: Register
    rules: str


def grounds(store: Store) -> Grounds:
    """Return what incidents of a store are made by now."""
    own = [] if store.actors is None else [store.actors]
    return Grounds(in_use(store), believing_rules(own, learnt(store)))
