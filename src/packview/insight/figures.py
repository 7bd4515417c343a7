"""Figures that other printed figures determine: changes, averages, maxima, percentages, rates, totals.

Everything is reckoned with what the printed figures may have been before they were rounded; only what none of those could
give is a finding. See the modules this puts together for what is held against what.
"""

from collections.abc import Iterator

from packview.insight.changes import NAMES, Misfit, misfits_of
from packview.insight.intervals import places_of
from packview.insight.keys import finding_key
from packview.insight.periods import spoken
from packview.insight.shares import Rated, Share, rates_of, shares_of, worked_out
from packview.insight.telling import figure, named
from packview.insight.totals import WrongTotal, wrong_totals
from packview.insight.twins import twins_of
from packview.model import Finding, Indicator, Pack, Table


def derived_findings(pack: Pack) -> list[Finding]:
    """Every printed figure of the pack that the figures beside it cannot give, in the order of the pack."""
    twins = twins_of(pack.indicators)
    found = [_of_misfit(pack.indicators[each.position], each) for each in misfits_of(pack.indicators)]
    for share in shares_of(pack.indicators, twins):
        found += _of_share(pack, share)
    for rated in rates_of(pack.indicators, twins):
        found += _of_rate(pack, rated)
    found += [_of_total(pack.tables[each.table], each) for each in wrong_totals(pack.tables)]
    return sorted(found, key=lambda finding: (finding.pdf_page or 0, finding.refs))


def _of_misfit(indicator: Indicator, misfit: Misfit) -> Finding:
    rule = NAMES[misfit.column]
    sentence = f"The {rule} of {named(indicator)} is printed as {misfit.printed}, which the figures beside it do not give."
    if misfit.slip:
        sentence += f" {misfit.slip}."
    return Finding(
        key=finding_key("derived", rule, indicator.item, indicator.ref, indicator.name, misfit.printed),
        kind="derived",
        rule=rule,
        severity="look" if misfit.column == "direction" else "ask",
        sure="likely" if misfit.column == "direction" else "certain",
        item=indicator.item,
        page=indicator.page,
        pdf_page=indicator.pdf_page,
        refs=(indicator.ref,),
        printed=misfit.printed,
        computed=misfit.computed,
        explanation=sentence,
        question=(
            f"For {named(indicator)} the report gives {misfit.printed} as the {rule}, and I make it {_short(misfit)}. "
            "Could you tell us which figure is right?"
            if misfit.column != "direction"
            else f"For {named(indicator)} the report shows {misfit.printed}, though the figure goes {misfit.computed}. "
            "Could you tell us what the arrow stands for?"
        ),
    )


def _short(misfit: Misfit) -> str:
    """What is computed, without its working."""
    for end in (": ", ", the figure of"):
        if end in misfit.computed:
            return misfit.computed[: misfit.computed.index(end)]
    return misfit.computed


def _of_share(pack: Pack, share: Share) -> Iterator[Finding]:
    percent, part, whole = (pack.indicators[at] for at in (share.percent, share.part, share.whole))
    rule = "percentage of a whole"
    for period in share.wrong:
        value = percent.values[period]
        assert value is not None
        of, over, result = worked_out(share, pack.indicators, period)
        printed = figure(value, sign="%")
        computed = (
            f"{figure(result, sign='%', places=max(1, places_of(value)))}: {figure(of)} of {figure(over)}"
        )
        yield Finding(
            key=finding_key("derived", rule, percent.item, percent.ref, percent.name, period, printed),
            kind="derived",
            rule=rule,
            severity="ask",
            sure="likely",
            item=percent.item,
            page=percent.page,
            pdf_page=percent.pdf_page,
            refs=(percent.ref, part.ref, whole.ref),
            printed=printed,
            computed=f"{computed} in {spoken(period)}",
            explanation=(
                f"In {share.periods - len(share.wrong)} of {share.periods} periods {named(percent)} is {named(part)} out of {named(whole)}. In "
                f"{spoken(period)} {figure(of)} of {figure(over)} would be {computed.split(':', 1)[0]}; printed is {printed}. "
                "One of the three figures is off, or was counted in another way that time."
            ),
            question=(
                f"For {spoken(period)} the report gives {printed} for {named(percent)}, while {figure(of)} of {figure(over)} "
                f"would be {computed.split(':', 1)[0]}. Could you tell us which of these figures is right?"
            ),
        )


def _of_rate(pack: Pack, rated: Rated) -> Iterator[Finding]:
    rate, count = pack.indicators[rated.rate], pack.indicators[rated.count]
    rule = "rate and number"
    people = (rated.people.low + rated.people.high) / 2
    for period in rated.wrong:
        value, cases = rate.values[period], count.values[period]
        assert value is not None
        assert cases is not None
        printed, about = figure(value), figure(cases / people, places=max(0, places_of(value)))
        yield Finding(
            key=finding_key("derived", rule, rate.item, rate.ref, rate.name, period, printed),
            kind="derived",
            rule=rule,
            severity="look",
            sure="likely",
            item=rate.item,
            page=rate.page,
            pdf_page=rate.pdf_page,
            refs=(rate.ref, count.ref),
            printed=printed,
            computed=f"about {about}: {figure(cases)} in {spoken(period)}, at the population the other months tell of",
            explanation=(
                f"{named(rate)} and {named(count)} move together, as one population does. In {spoken(period)} {figure(cases)} "
                f"would be a rate of about {about}; printed is {printed}."
            ),
            question=(
                f"For {spoken(period)} the report gives {figure(cases)} as a number and {printed} as its rate, which would be about "
                f"{about} by the other months. Could you tell us which figure is right?"
            ),
        )


def _of_total(table: Table, wrong: WrongTotal) -> Finding:
    row = table.rows[wrong.row]
    label = (
        next((text for text in row if any(letter.isalpha() for letter in text)), "") or f"row {wrong.row + 1}"
    )
    heading = table.header[wrong.column] if wrong.column < len(table.header) else ""
    rule = "total of a row" if wrong.along else "total of a column"
    printed = row[wrong.column].strip()
    places = max(places_of(wrong.printed), min(2, places_of(round(wrong.sum, 2))))
    total, off = figure(wrong.sum, places=places), figure(abs(wrong.printed - wrong.sum), places=places)
    place = f"'{label}'" + (f" under '{heading}'" if heading else "")
    caption = f" of the table '{table.title}'" if table.title else ""
    return Finding(
        key=finding_key("derived", rule, table.item, table.title, label, heading, printed),
        kind="derived",
        rule=rule,
        severity="ask",
        sure="certain" if wrong.confirmed else "likely",
        item=table.item,
        page=table.page,
        pdf_page=table.pdf_page,
        quote=label,
        printed=printed,
        computed=f"{total}: the {wrong.addends} figures {'before it' if wrong.along else 'above it'}, {off} {_way(wrong)}",
        explanation=(
            f"The figure for {place}{caption} is printed as {printed}. The {wrong.addends} figures it should be the sum of come to "
            f"{total}, which is {off} {_way(wrong)}."
            + (
                f" Other totals of this table add up in the same way ({wrong.confirmed})."
                if wrong.confirmed
                else ""
            )
        ),
        question=(
            f"The total for {place} is given as {printed}, and I make the figures it is made of {total}. Could you tell us which is "
            "right, and whether anything else rests on it?"
        ),
    )


def _way(wrong: WrongTotal) -> str:
    return "more" if wrong.sum > wrong.printed else "less"
