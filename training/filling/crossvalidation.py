"""Fills the templates of each training report by models that did not learn from it, and scores them."""

from pathlib import Path
from types import ModuleType

from benchmarks.muc4 import command
from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Judged, Thresholds, incidents
from benchmarks.muc4.other_names import each_once
from benchmarks.muc4.splitting import separate
from benchmarks.muc4.templates import Template, template_of
from training.filling.choosing import Choices


def filled(material: Material, judged: Judged, choices: Choices) -> tuple[Template, ...]:
    """Return the templates of a report."""
    decided = separate(
        material, judged.heard, incidents(material, judged, choices.cuts, Thresholds()), choices.together
    )
    told = (each_once(each, material, choices.names) for each in decided)
    return tuple(template_of(each, material, choices.chosen, choices.when_where) for each in told)


def scores(coded: dict[str, tuple[Template, ...]], folder: Path, score: ModuleType) -> str:
    """Return the measures of templates against the training keys: the five slots, then all."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("dev/key-dev-*"))]
    keys = [template for text in texts for template in score.parse_templates(text)]
    found = score.parse_templates("\n\n".join(command.response(coded)) + "\n")
    modern = score.modern_report(score.modern_from_muc(keys, found))
    return f"{modern}\n{score.report(score.score_files(keys, found))}"
