"""What the measure of speed hands from one process to another."""

import pickle

from benchmarks.speed import extract_all
from testigo.model import Report


def test_what_is_extracted_can_leave_a_process() -> None:
    report = Report("r", "Gunmen shot two farmers dead in Leeds on Monday.", "en")
    (found,) = extract_all([report])
    assert pickle.loads(pickle.dumps(found)) == found
    assert found[1].claims
