"""Tables that look wrong and are right: nothing is told of any of them."""

import pytest

from grids import grid
from packview.insight.indicators import Polarities
from packview.insight.prose.passages import Passage
from packview.insight.tables.relations import relation_findings
from packview.insight.tables.told import told_findings
from packview.insight.tables.totals import total_findings
from packview.insight.tables.verdicts import verdict_findings
from packview.model import Meeting, Pack, Source

PACK = Pack(
    pack_id="p",
    source=Source(kind="text", name="p.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="C"),
)
KNOWN = Polarities({"built": "high", "missed bins": "low", "recycled": "high", "collected": "high"})

TRAPS = {
    "sex not recorded of some": "Area|Persons|Males|Females\nAdur|326|113|213\nArun|1,043|312|731\nCrawley|406|126|280\nEngland|211,928|67,965|143,956",
    "rounded to tens": "Area|2016|2021\nNorth|1,210|1,350\nSouth|980|1,010\nEast|400|570\nTotal|2,600|2,920",
    "several answers": "Reason|Number|%\nCost|120|60%\nTime|90|45%\nDistance|50|25%\nTotal answering|200|100%",
    "an average of averages": "Service|Cost|Users|Cost per user\nAsh|1,200|40|30\nBirch|900|45|20\nCole|2,100|70|30\nAverage|1,400|52|27",
    "income in brackets": "Item|2017|2018\nStaff|410|420\nPremises|98|100\nIncome|(77)|(81)\nNet total|431|439",
    "a part of a row": "Group|Number\nLooked after|455\nof which refugees|60\nIn need|1,210\nTotal|1,665",
    "the year's target": "Measure|Target|To date|RAG\nHomes built|600|350|Green\nBins recycled (%)|41|42|Green\nTax collected (%)|57|51|Red",
    "England is no council": "Authority|Rate\nMarshwick|14.2\nNortham|16.0\nCastlebay|11.9\nEngland|9.9",
    "variance of the forecast": "Service|Budget|Actual|Forecast|Variance\nChildren|900|450|950|50\nAdults|800|390|760|(40)\nHousing|300|160|310|10",
    "favourable is positive": "Service|Budget|Outturn|Variance\nChildren|900|950|(50)\nAdults|800|760|40\nIncome|(300)|(310)|10\nWaste|200|190|10",
    "nearly one base": "Year|Places|Pupils|Surplus|%\n1|1,820|1,688|132|7.3%\n2|1,820|1,702|118|6.5%\n3|1,820|1,751|69|3.8%\n4|1,850|1,799|51|2.8%\n5|1,850|1,860|-10|-0.5%\nAll|9,160|8,800|360|3.9%",
    "a rating times another": "Risk|Chance|Harm|Score|Aim|Trend\nAttack|4|5|20|12|Up\nBudget|4|4|16|9|Up\nStaff|3|4|12|8|Down\nFlood|2|4|8|8|Same",
    "two bases": "Group|Number|%\nGirls 5|40|20%\nGirls 10|60|30%\nGirls 16|100|50%\nBoys 5|30|30%\nBoys 10|30|30%\nBoys 16|40|40%",
    "ranks with ties": "Ward|Score|Rank\nA1|10|1\nB2|20|2\nC3|20|2\nD4|30|4\nE5|40|5\nF6|50|6",
    "an arrow for better": "Measure|Last|Now|Trend\nMissed bins|90|70|\u2191\nVisits|11,100|12,400|\u2191\nTheatres|8,050|8,200|\u2191\nPools|31,000|30,000|\u2193",
    "totals of totals": "Item|2017|2018\nCare|10|20\nHomes|30|40\nTotal children|40|60\nDay care|5|6\nTotal adults|5|6\nTotal|45|66",
    "level is no rise": "Quarter|Vacancies\nQ1|48\nQ2|45\nQ3|45\nQ4|40",
}
TEXT = "Castlebay has the lowest rate of the three councils. Vacancies have fallen every quarter. Castlebay saw the largest rise in its rate."


@pytest.mark.parametrize("name", TRAPS)
def test_what_looks_wrong_and_is_right(name: str) -> None:
    tables = [grid(TRAPS[name], title="Table 1")]
    told = told_findings([Passage(text=TEXT, raw=TEXT, pdf_page=11)], tables, KNOWN)
    found = [
        *relation_findings(tables),
        *total_findings(tables),
        *verdict_findings(PACK, tables, (), KNOWN),
        *told,
    ]
    assert [(one.rule, one.explanation) for one in found] == []
