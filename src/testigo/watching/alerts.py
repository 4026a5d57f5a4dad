"""Alerts: an incident that a rule matches, told once, however often it is linked, merged or coded anew."""

from collections.abc import Iterable
from datetime import datetime

from testigo.exports import incident_record
from testigo.model import Alert, Coding, content_id
from testigo.watching.facts import facts_of
from testigo.watching.rules import Rule


def raise_alerts(
    coding: Coding, rules: Iterable[Rule], told: Iterable[Alert], fresh: frozenset[str], now: datetime
) -> list[Alert]:
    """Return the alerts that are new.

    ``told`` are the alerts that were raised before, ``fresh`` the ids of the reports that came lately: what rests on
    older ones alone is no news. An incident that an alerted one was merged into was told of already.
    """
    known = {(alert.rule, coding.aliases.get(alert.incident_id, alert.incident_id)) for alert in told}
    news = [incident for incident in coding.incidents if not fresh.isdisjoint(incident.report_ids)]
    everything = [facts_of(incident) for incident in coding.incidents] if news else []
    by_id = {facts.id: facts for facts in everything}
    raised = []
    for rule in rules:
        for incident in news:
            if (rule.name, incident.id) in known:
                continue
            reason = rule.reason(by_id[incident.id], everything)
            if reason is not None:
                record = incident_record(incident, coding).model_dump_json()
                alert_id = content_id("alert", rule.name, incident.id)
                raised.append(Alert(alert_id, rule.name, incident.id, now, reason, record))
    return raised
