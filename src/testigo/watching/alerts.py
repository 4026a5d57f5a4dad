"""Alerts: an incident that a rule matches, told once, however often it is linked, merged or coded anew."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from testigo.exports import records
from testigo.model import Alert, AlertMessage, Coding, content_id
from testigo.pipeline.publishing import protected
from testigo.watching.facts import facts_of
from testigo.watching.held import held
from testigo.watching.rules import Orders, Rule


def raise_alerts(
    coding: Coding, rules: Iterable[Rule], told: Iterable[Alert], fresh: frozenset[str], now: datetime
) -> list[Alert]:
    """Return the alerts that are new, still without their records and reasons.

    ``told`` are the alerts that were raised before, ``fresh`` the ids of the reports that came lately: what rests on
    older ones alone is no news. An incident that an alerted one was merged into was told of already.
    """
    known = {(alert.rule, coding.aliases.get(alert.incident_id, alert.incident_id)) for alert in told}
    standing = [incident for incident in coding.incidents if not incident.withdrawn]
    news = [incident for incident in standing if not fresh.isdisjoint(incident.report_ids)]
    everything = [facts_of(incident) for incident in standing] if news else []
    by_id = {facts.id: facts for facts in everything}
    matched = [
        (rule, incident)
        for rule in rules
        for incident in news
        if (rule.name, incident.id) not in known and rule.matches(by_id[incident.id], everything)
    ]
    incidents = {each.id: each for _, each in matched}
    held_now = {record.id: held(record) for record in records(coding, incidents.values())}
    return [
        Alert(content_id("alert", rule.name, each.id), rule.name, each.id, now, "", "", told=held_now[each.id])
        for rule, each in matched
    ]


def with_records(raised: Sequence[Alert], coding: Coding, orders: Orders, now: datetime) -> list[Alert]:
    """Return alerts with the incidents as the profile lets them leave; those that it keeps back are left out.

    A new alert gets its reason, which tells nothing that the profile takes out. A cancellation keeps the record that
    was told before.
    """
    wanted = {each.incident_id for each in raised if each.message is not AlertMessage.CANCEL}
    chosen = replace(coding, incidents=tuple(each for each in coding.incidents if each.id in wanted))
    shown = protected(chosen, orders.publication, now.date()).coding if wanted else chosen
    told = {record.id: record.model_dump_json() for record in records(shown)}
    facts, open_facts = ({each.id: facts_of(each) for each in of.incidents} for of in (chosen, shown))
    rules = {rule.name: rule for rule in orders.rules}

    def ready(alert: Alert) -> Alert:
        key = alert.incident_id
        reason = alert.reason or rules[alert.rule].reason(facts[key], open_facts[key])
        return replace(alert, record=alert.record or told[key], reason=reason)

    return [ready(each) for each in raised if each.record or each.incident_id in told]
