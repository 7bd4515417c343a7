"""Recommendations in the styles of many councils, in made-up reports."""

import pytest

from packview.parse.headings import TypedPages
from packview.parse.papers.report import read_report, subject_of
from packview.parse.text.lines import flow
from parse_pages import page

Expected = list[tuple[str, str]]
STYLES: dict[str, tuple[str, Expected]] = {}


def style(name: str, text: str, expected: Expected) -> None:
    STYLES[name] = text, expected


style(
    "numbered sections, asked to",
    """
Highfield District Council
Report to: Planning Committee
Date: 4 June 2024
Subject: Street naming

**1. PURPOSE OF REPORT**
1.1 To tell members how streets are named.

**2. RECOMMENDATIONS**
2.1 The Committee is recommended to:
(a) adopt the naming policy in Appendix A; and
(b) ask for a report on it in a year.

**3. BACKGROUND**
3.1 Streets have names.
3.2 Most of them are old.
""",
    [("(a)", "adopt the naming policy in Appendix A; and"), ("(b)", "ask for a report on it in a year.")],
)
style(
    "numbered paragraphs are the recommendations",
    """
Report to: Cabinet
Report of: Head of Waste

1 Summary
1.1 Bins are emptied weekly.

2 Recommendations
2.1 That the contract be extended by two years to 2027.
2.2 That the Head of Waste sign it.

3 Detail
3.1 The contract began in 2020.
""",
    [
        ("2.1", "That the contract be extended by two years to 2027."),
        ("2.2", "That the Head of Waste sign it."),
    ],
)
style(
    "recommended that, numbers",
    """
AGENDA ITEM: 6
COMMITTEE: Audit Committee
DATE: 3 March 2025
SUBJECT: Internal audit plan

RECOMMENDED that the Committee:

1. approves the plan for 2025/26;
2. notes that 40 days are kept for the unforeseen.

BACKGROUND

1. The plan is made each year.
2. It follows the risks.
""",
    [("1", "approves the plan for 2025/26;"), ("2", "notes that 40 days are kept for the unforeseen.")],
)
style(
    "bullets after a lead",
    """
Report to: Health and Wellbeing Board
Title: Oral health

Recommendation(s)

The Board is asked to:

\u2022 note the survey of five-year-olds;
\u2022 support supervised brushing in nurseries.

Context

The survey is made every two years.
""",
    [("", "note the survey of five-year-olds;"), ("", "support supervised brushing in nurseries.")],
)
style(
    "recommendation 1, recommendation 2",
    """
Report title: Parking at the station
Report to: Executive

**Recommendations**

Recommendation 1: That the charge be raised to \u00a34 a day.

Recommendation 2: That residents keep their permits.

**Why is it needed?**

The car park is full by eight.
""",
    [("1", "That the charge be raised to \u00a34 a day."), ("2", "That residents keep their permits.")],
)
style(
    "one sentence without number, then another list",
    """
PURPOSE: For noting
COMMITTEE: Parks Committee
DATE: 12 May 2025
TITLE: Play areas

Recommendation:

That the Committee notes this report.

Corporate Strategy alignment:

1. Children and young people: play is good for them.
2. Environment: the surfaces are recycled.
""",
    [("", "That the Committee notes this report.")],
)
style(
    "members are asked, roman with one bracket",
    """
Report to: Community Services Committee
Report by: Director of Place

2.0 Recommendations

2.1 Members are asked to:-

i) note the condition of the piers;
ii) agree that the Director applies for grant.

3.0 Detail

3.1 There are four piers.
""",
    [("i", "note the condition of the piers;"), ("ii", "agree that the Director applies for grant.")],
)
style(
    "staff recommendation beside its label",
    """
TO: City Council
FROM: Public Works Director
DATE: May 6, 2025
SUBJECT: Salt spreaders

STAFF RECOMMENDATION: Approve the purchase of two salt spreaders from Acme Trucks for $38,250.

BACKGROUND: The spreaders were bought in 2009.

FISCAL IMPACT: There is money in the fleet fund.
""",
    [("", "Approve the purchase of two salt spreaders from Acme Trucks for $38,250.")],
)
style(
    "recommended action under a heading",
    """
To: Board of Trustees
From: Finance Director
Subject: Audit contract

RECOMMENDED ACTION

Staff recommends that the Board approve the contract with Smith and Lee for three years.

DISCUSSION

The contract ended in May.
""",
    [("", "Staff recommends that the Board approve the contract with Smith and Lee for three years.")],
)
style(
    "that council, capital letters",
    """
Report to: Finance and Performance Committee
Author: Ana Reti, Revenue Manager

**Recommendation**

That the Finance and Performance Committee:

A. Receives the report on rates arrears.
B. Approves the write-off of \u00a312,300.
C. Notes that the policy will be reviewed in 2026.

**Background**

A. Arrears are counted in June.
""",
    [
        ("A", "Receives the report on rates arrears."),
        ("B", "Approves the write-off of \u00a312,300."),
        ("C", "Notes that the policy will be reviewed in 2026."),
    ],
)
style(
    "parish, beside the label",
    """
Report to: Stoke Parish Council
Report of: the Clerk

Three firms were asked to price the bus shelter.

Recommended: that the council accepts the price of \u00a3540 from J Hale.

The work would take two days.
""",
    [("", "that the council accepts the price of \u00a3540 from J Hale.")],
)
style(
    "decision sought",
    """
Report to: Integrated Joint Board
Report by: Chief Officer

**Decisions sought**

The Board is asked to:

1. approve the winter plan;
2. delegate small changes to the Chief Officer.

**Timing**

The plan begins in November.
""",
    [("1", "approve the winter plan;"), ("2", "delegate small changes to the Chief Officer.")],
)
style(
    "questions as headings",
    """
Report of: Chief Planning Officer
Report to: Plans Panel
Date: 9 July 2024
Subject: Tree strategy

**What is this report about?**
This report tells how trees are counted.

**Recommendations**
Members are requested to:
a) note what the count found; and
b) comment on the draft strategy.

**What impact will this proposal have?**
1 More trees will be planted.
2 Leaves will fall.
""",
    [("a", "note what the count found; and"), ("b", "comment on the draft strategy.")],
)
style(
    "two bodies",
    """
Report to: Scrutiny Board and Cabinet
Lead officer: Kit Orr

4. Recommendations

4.1 The Scrutiny Board is recommended to:
(1) endorse the plan; and
(2) send its comments to Cabinet.

4.2 Cabinet is recommended to:
(3) adopt the plan.

5. Legal implications

5.1 None.
""",
    [("(1)", "endorse the plan; and"), ("(2)", "send its comments to Cabinet."), ("(3)", "adopt the plan.")],
)
style(
    "footers and page numbers in the list",
    """
Report to: Cabinet
Subject: Bridges

RECOMMENDATIONS

That Cabinet:

1. agrees that the Mill Bridge be closed to lorries from
June; and

3
Template approved March 25
\f4
2. asks the Director to report on the other bridges.

REASONS

1. The bridge is weak.
""",
    [
        ("1", "agrees that the Mill Bridge be closed to lorries from June; and"),
        ("2", "asks the Director to report on the other bridges."),
    ],
)
style(
    "check-list",
    """
Report to: Cabinet
Subject: Libraries

Recommendation

That Cabinet agrees the opening hours in Appendix A.

Appendices:

Appendix A Opening hours YES
Appendix B Equality impact assessment NO
Appendix C Financial advice NO
""",
    [("", "That Cabinet agrees the opening hours in Appendix A.")],
)
style(
    "matters for decision",
    """
Committee: Housing Committee
Meeting date: 4 April 2025
Report author: Jo Bell

**Matters for decision**

The Committee is invited to:
i. agree the tenancy policy; and
ii. thank the tenants' panel.

**Introduction**

The policy is from 2019.
""",
    [("i", "agree the tenancy policy; and"), ("ii", "thank the tenants' panel.")],
)
style(
    "resolved style, that lettered round",
    """
To: Council
From: Monitoring Officer
Subject: Allowances

RECOMMENDATION:

THAT

(A) the allowances be frozen; and

(B) the scheme be printed.

CONSULTATION

(A) The panel met twice.
""",
    [("(A)", "the allowances be frozen; and"), ("(B)", "the scheme be printed.")],
)
style(
    "none",
    """
Report to: Cabinet
Subject: For information

Background

1. It rained.
2. It stopped.

Implications: none
""",
    [],
)
style(
    "at the end, one numbered sentence",
    """
Report of the Head of Legal Services
Report to: Standards Committee

1. Introduction
1.1 The code was adopted in 2022.

2. Recommendation
2.1 It is recommended that Members note the report.

3. Background papers
3.1 None
""",
    [("2.1", "It is recommended that Members note the report.")],
)
style(
    "to note",
    """
Title: Winter plan
Report author: Jo Bell

Recommendations:

To note the content of the report.

To agree the dates in section 4.

Background:

Winter comes each year.
""",
    [("", "To note the content of the report."), ("", "To agree the dates in section 4.")],
)
style(
    "table cell",
    """
Report title   Car parks
Report to: Cabinet
Date: 3 May 2025

Recommendations   1. Agree the charges.
2. Agree the hours.

Reasons for recommendations   The charges are old.
""",
    [("1", "Agree the charges."), ("2", "Agree the hours.")],
)
style(
    "the board is recommended in prose",
    """
Report to: Pension Board
Report by: Fund Manager

**Purpose**

The Board is told of the valuation.

**Recommendations**

The Board is recommended to note the valuation at 31 March 2025 and the letter
of the actuary.

**Valuation**

The fund is worth £2.1 billion.
""",
    [("", "The Board is recommended to note the valuation at 31 March 2025 and the letter of the actuary.")],
)
style(
    "upper roman",
    """
To: Executive Committee
Subject: Grants

RECOMMENDATIONS

The Executive Committee is asked to

I. approve the grants in Table 1; and
II. refuse the others.

INTRODUCTION

There were 40 applications.
""",
    [("I", "approve the grants in Table 1; and"), ("II", "refuse the others.")],
)
style(
    "hash numbers with bold all",
    """
Report to: Cabinet
Date: 1 June 2025

**RECOMMENDATIONS**

**1. That the plan be approved**
**2. That it be printed**

**BACKGROUND**

The plan is new.
""",
    [("1", "That the plan be approved"), ("2", "That it be printed")],
)
style(
    "paragraph numbers run on",
    """
Report to: Scrutiny Committee
Report of: Head of Roads

Purpose of the report

1. To tell the Committee about potholes.

Recommendations

2. The Committee is asked to note the report.

3. The Committee is asked to choose two roads to visit.

Background

4. There were 1,200 potholes.
""",
    [
        ("2", "The Committee is asked to note the report."),
        ("3", "The Committee is asked to choose two roads to visit."),
    ],
)
style(
    "that, with sub list",
    """
Report to: Council
Portfolio holder: Cllr Hale

Recommendation

1. That Council:
a) approves the budget; and
b) sets the tax.
2. That the Chief Executive be thanked.

Reasons

a) The law asks for it.
""",
    [
        ("1", "That Council: a) approves the budget; and b) sets the tax."),
        ("2", "That the Chief Executive be thanked."),
    ],
)

style(
    "bold requests under a plain lead",
    """
Report to: Cabinet Member
Subject: Hubs

**Recommendation(s):**

The Cabinet Member is asked to:

**APPROVE the plan not to renew the two contracts that are**
**held at present.**

**DELEGATE what follows to the Director.**

**Background**

There are two hubs.
""",
    [
        ("", "APPROVE the plan not to renew the two contracts that are held at present."),
        ("", "DELEGATE what follows to the Director."),
    ],
)
style(
    "record of a decision",
    """
RECORD OF DECISION

DECISION TAKEN BY: Cabinet Member for Roads
DECISION NO: 25/00012
Subject: Resurfacing of the B1234

Decision:

As Cabinet Member for Roads, I agree to:

a) award the contract to Hale Ltd; and
b) delegate its signature to the Director.

Reason(s) for decision:

1. The road is broken.

Any alternatives considered and rejected:

1. Do nothing.
""",
    [("a", "award the contract to Hale Ltd; and"), ("b", "delegate its signature to the Director.")],
)


@pytest.mark.parametrize("name", STYLES)
def test_recommendations_are_found_and_nothing_else(name: str) -> None:
    text, expected = STYLES[name]
    pages = (page(number, each) for number, each in enumerate(text.split("\f"), 1))
    found = read_report(TypedPages().lines(pages))
    assert [(each.ref, each.text) for each in found.recommendations] == expected


def test_a_key_that_a_narrow_cell_broke_is_one() -> None:
    text = """
    REPORT TO: RIVERS COMMITTEE

    DATE: 27 MARCH 2026

    REPORT
    TITLE:
    FERRIES

    RESPONSIBLE
    OFFICER:
    DIRECTOR OF PORTS

    Key Decision Yes
    """
    found = read_report(flow([page(1, text)]))
    assert subject_of(found.fields) == "FERRIES"
    assert found.fields["Responsible officer"] == "DIRECTOR OF PORTS"
    assert found.fields["Date"] == "27 MARCH 2026"


def test_what_kind_of_report_it_is_ends_no_header_table() -> None:
    found = read_report(
        flow(
            [
                page(
                    1,
                    "PURPOSE: Final decision report\nTITLE: Ferries\nPurpose of report: It tells of ferries.",
                )
            ]
        )
    )
    assert subject_of(found.fields) == "Ferries"


@pytest.mark.parametrize("parted", [" ", "\n"])
def test_a_purpose_is_no_field_beside_its_label_or_under_it(parted: str) -> None:
    text = f"REPORT TO: Cabinet\nDATE: 3 May 2025\n\nPURPOSE:{parted}To tell of ferries.\n\nRECOMMENDATIONS:\n1. That it be noted."
    found = read_report(flow([page(1, text)]))
    assert [one.ref for one in found.recommendations] == ["1"]
    assert "Purpose" not in found.fields
