"""Where a source is at home: the town around which most of its reports' places lie.

A paper from Paris, Texas, writes "Paris" and means its own. Its reports together show where it is: what
Lieberman, Samet and Sankaranarayanan call the local lexicon of its readers ("Geotagging with local lexicons", 2010).
"""

from collections.abc import Sequence

import numpy as np

from testigo.protocols import Candidate, Gazetteer, PlaceKind, Toponym
from testigo.resolution.place_beliefs import beliefs, distances_km
from testigo.resolution.place_senses import senses

# Set on the first half of the Local-Global Lexicon (by document id).
_FEWEST_REPORTS = 3
_SHARE = 0.6  # of the reports that have a place near by
_NEAR_KM = 100.0
_BELIEVED = 0.1  # a reading less likely than this tells nothing


def source_home(
    reports: Sequence[tuple[Toponym, ...]], gazetteer: Gazetteer, home: str | None = None
) -> Candidate | None:
    """Return the town a source is at home in, from the place names of its reports; None where they show none.

    A source with fewer than three reports, or one that writes of the whole world, has no home.
    """
    weights: list[dict[str, float]] = []
    towns: dict[str, Candidate] = {}
    for report in reports:
        meant = senses(report, gazetteer, home)
        weights.append({})
        for sense, likely in zip(meant, beliefs(meant), strict=True):
            for entry, belief in zip(sense.candidates, likely, strict=True):
                if belief > _BELIEVED and entry.kind in (PlaceKind.SETTLEMENT, PlaceKind.MUNICIPALITY):
                    towns[entry.id] = entry
                    weights[-1][entry.id] = max(weights[-1].get(entry.id, 0.0), float(belief))
    if len(reports) < _FEWEST_REPORTS or not towns:
        return None
    listed = [towns[key] for key in sorted(towns)]
    near = np.exp(-distances_km(listed) / _NEAR_KM)
    told = np.array([[one.get(entry.id, 0.0) for entry in listed] for one in weights])
    # A report counts once, however many of its places lie around a town: one long list of villages is one voice.
    support = np.minimum(1.0, told @ near).sum(axis=0) + (told > 0).sum(axis=0) * 0.1
    best = int(np.argmax(support))
    share = float((np.max(told * (near[best] > np.exp(-1.0)), axis=1) > _BELIEVED).mean())
    return listed[best] if share >= _SHARE else None
