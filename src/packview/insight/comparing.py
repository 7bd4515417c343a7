"""What findings about others and targets have in common."""

from packview.insight.keys import finding_key
from packview.insight.targets import Latest
from packview.insight.telling import figure, sign_of
from packview.model import Finding, Indicator, Severity, Sureness


def comparator(
    indicator: Indicator,
    latest: Latest,
    rule: str,
    *,
    severity: Severity,
    explanation: str,
    question: str,
    computed: str = "",
    printed: str = "",
    sure: Sureness = "likely",
) -> Finding:
    """A finding about an indicator's latest figure; ``printed`` is that figure unless it is said."""
    return Finding(
        key=finding_key("comparator", rule, indicator.item, indicator.ref, indicator.name, latest.period),
        kind="comparator",
        rule=rule,
        severity=severity,
        sure=sure,
        item=indicator.item,
        page=indicator.page,
        pdf_page=indicator.pdf_page,
        refs=(indicator.ref,),
        printed=printed or figure(latest.value, sign=sign_of(indicator)),
        computed=computed,
        explanation=explanation,
        question=question,
    )
