"""Relations between figures that do not hold are told, whatever the wording; those that hold, and what is no relation, are left alone."""

from dataclasses import replace
from random import Random

import pytest

import planted_packs
from detected import found_in, prose
from packview.insight.detectors import Context
from packview.insight.prose.passages import Passage
from packview.model import Finding
from packview.model.pack import ReadAs
from planted_relations import RELATIONS, Relation


def findings(text: str) -> list[Finding]:
    paper = [Passage(text=" ".join(one.split()), raw=one, page="7", pdf_page=9) for one in text.split("\n\n")]
    return found_in(prose(paper), "claim", "impossible", "parts", "conflict")


def test_a_claim_beside_another_figure_is_not_certain() -> None:
    for end, sure in ((".", "certain"), (", in 7 areas.", "likely")):
        (one,) = findings(f"It was 32.3% higher than the rate for whites (61.6 versus 41.7){end}")
        assert one.sure == sure


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.name)
def test_wrong_twins_are_told_and_right_twins_left_alone(relation: Relation) -> None:
    rng = Random(20)
    missed = 0
    for wording in relation.wordings:
        for _ in range(8):
            text = relation.text(wording, rng, wrong=True)
            told = findings(text)
            missed += not told
            for one in told:
                assert one.question.endswith("?")
                assert len(one.question.split()) <= 25
                assert "age 7" in one.question
                assert one.quote in text
            assert findings(relation.text(wording, rng, wrong=False)) == []
    assert missed <= 0.15 * 8 * len(relation.wordings)


@pytest.mark.parametrize(
    ("text", "rule", "computed"),
    [
        ("Visits to the hub came to 360, against 300 the summer before (up 17%).", "wrong base", "20% higher"),
        ("Overtime was cut by 50%, from \u00a33.0m to \u00a32.0m.", "wrong base", "33% lower"),
        ("Loans were 150% higher, at 300 against 200.", "percentage claim", "50% higher"),
        ("Receipts were 40.5% of GDP, a 3.6% increase on the level of 36.9%.", "points for per cent", "3.6 percentage points higher"),
        ("Thefts have more than halved, from 318 to 207.", "percentage claim", "0.65 times"),
        ("It was 32.3% higher than the rate for whites (61.6 versus 41.7).", "wrong base", "47.7% higher"),
        ("We met 90 tenants and 36 (60%) wanted a visit.", "share of the rest", "40%"),
        ("So far \u00a312.0m has gone out, 45% of the \u00a340.0m set aside.", "share of a whole", "30%"),
        ("Of the 73 asked, 46% agreed; 53% were unsure and 1% did not.", "shares of all cases", "No 73 cases make groups"),
        ("17 appeals were decided and 33% were allowed.", "no number of cases gives it", "of 17: 29% (5) or 35% (6)"),
        ("There were 42 calls: 20 on Monday, 12 on Tuesday and 9 on Friday.", "parts and whole", "20 + 12 + 9 = 41"),
        ("The grants of \u00a3450k, \u00a3300k and \u00a31.2m total \u00a32.4m.", "parts and whole", "\u00a3450k + \u00a3300k + \u00a31.2m = \u00a31.95m"),
        ("It was a 14 month period from April 2016 to March 2017.", "length of a period", "April 2016 to March 2017 is 12 months"),
        ("It was open from 5 May 2018 to 3 March 2018.", "end before start", "3 March 2018 is before 5 May 2018"),
        ("It ran until 31 March 2023. A 12 month extension means it ended on 31 March 2023.", "end after an extension", "The term before it"),
        ("Three quarters (61%) of homes are let.", "share in words", "61% is less"),
        ("Savings of \u00a312m are 10% of the net budget of \u00a390m.", "share of a whole", "13%"),
        ("Thefts increased to 4,120 in May from 4,310.", "direction", "lower"),
        ("Waits fell in the quarter, to 9.8 days from 9.1 days.", "direction", "higher: 9.8 against 9.1"),
        ("Waiting times got better, going from 11 minutes to 13 minutes.", "direction", "13 is more"),
        ("In 2024 there were 1,480 swaps. In 2025 there were 1,628, an increase of 12%.", "percentage claim", "10% higher"),
        ("Nineteen volunteers joined and twelve left, a net gain of 9.", "difference", "7"),
        ("Around a quarter of the 512 flats let, 205, have no lift.", "share of a whole", "40%"),
        ("Care cost \u00a348.2m against a budget of \u00a346.9m, \u00a31.3m under.", "variance", "\u00a31.3m over"),
        ("At 14.2 days our relet is quicker than the 12.9 days of 2024.", "comparison in words", "14.2 is more"),
        ("52% drove, 27% walked, 18% rode and 12% cycled; only one answer could be given.", "percentages and 100", "52%"),
        ("The bill went from \u00a314.2m to \u00a317.6m, an increase of \u00a32.4m (24%).", "difference", "\u00a33.4m higher"),
        ("At 82% the rate is 9 percentage points below the ambition of 85%.", "difference", "3 percentage points lower"),
        ("There were 86 crashes: 41 on A roads, 22 on B roads and 19 on others.", "parts and whole", "41 + 22 + 19 = 82"),
        ("Crashes rose by two thirds, from 3,000 to 4,200.", "percentage claim", "40"),
        ("Waits fell from 34 to 28 days, a reduction of 35%.", "percentage claim", "18% lower"),
        ("Turnout of 38% was below the 35% of 2019.", "comparison in words", "38% is more"),
        ("The lease began on 1 June 2024 and ended on 31 May 2023.", "end before start", "31 May 2023 is before"),
        ("Income of \u00a31.1m came in against a target of \u00a31.4m, a favourable variance of \u00a30.3m.", "variance", "\u00a30.3m under"),
        ("The level reached 38.3%. The peak is 5.2% above the level of 33.1%.", "points for per cent", "5.2 percentage points higher"),
        ("The vote cost \u20ac4.86m (2022: \u20ac4.31m), up 17.8%.", "percentage claim", "12.8% higher"),
        ("The parks fell $0.9m short of target ($2.1m against $3.6m).", "difference", "$1.5m"),
        ("46 cases were upheld out of 118 heard, or 49%.", "share of a whole", "39%"),
        ("Over half of tenants (47%) agreed.", "share in words", "47% is less"),
        ("Twelve tills at \u00a3640 each came to \u00a38,680.", "so much each", "\u00a37,680"),
        ("Sales of 14 huts raised \u00a32.9m, an average of \u00a3270,000.", "so much each", "\u00a33.78m"),
        ("Of 230 cases, 144 were settled and the remaining 96 went on.", "parts and whole", "144 + 96 = 240"),
        ("Westmoor has the highest rate: Ashby 12.1, Colne 9.4 and Westmoor 8.2.", "highest of a list", "Ashby 12.1 is higher"),
        ("At 3.9% sickness was better than the target of 3.6%.", "target and verdict", "3.9% is above 3.6%"),
        ("The lease is for three years, from 1 April 2024 to 31 March 2028.", "length of a period", "1 April 2024 to 31 March 2028 is 4 years"),
        ("The hearing is on Tuesday, June 16, 2025.", "weekday", "16 June 2025 is a Monday"),
        ("The meeting of 12 May 2026 is a Wednesday.", "weekday", "12 May 2026 is a Tuesday"),
        ("The licence ended on 31 March 2023. It was extended for 12 months and ended on 30 September 2024.", "end after an extension", "The term before it ended on 31 March 2023; 12"),
        ("Compared with May (146 calls), the 173 calls of June are a rise of 28%.", "percentage claim", "18% higher"),
        ("Agency staff at $2.6m made up 19% of the $21.4m payroll.", "share of a whole", "12%"),
        ("Three of the 20 jobs are late and the other 13 are on time.", "parts and whole", "Three + 13 = 16"),
        ("The average of the five bids (41, 44, 46, 39 and 45) was 48.", "mean out of range", "between 39 and 46"),
        ("Homes built to date were 114 at Q2 and 98 at Q3.", "total to date falls", "less than 114"),
        ("It is funded 61% by tax, 24% by rates and 25% by grant.", "percentages and 100", "61% + 24% + 25% = 110%"),
        ("Overcrowding is 6.2%, three times the county average of 3.1%.", "percentage claim", "2.00 times"),
        ("In 2023, 61% felt safe; in 2024 it was 55%, a fall of 10 percentage points.", "per cent for points", "6 percentage points"),
        ("Of the \u00a31.8m raised, \u00a31.1m went on roads, \u00a30.5m on paths and \u00a30.6m on lamps.", "parts and whole", "\u00a31.1m + \u00a30.5m + \u00a30.6m"),
        ("The gap has widened from \u00a32.1m to \u00a31.6m.", "direction", "lower"),
        ("Numbers fell slightly, from 139,458 in May to 140,181 in June.", "direction", "higher"),
        ("Pay was \u00a341.9m, \u00a31.9m under the profiled budget of \u00a342.8m.", "difference", "\u00a30.9m lower"),
        ("Voids cost \u00a32.31m, equal to 4.9% of the rent roll of \u00a359.2m.", "share of a whole", "3.9%"),
        ("Of the 80 carers, most were new. Thirty (45%) came from elsewhere.", "share of a whole", "38%"),
        ("In all 418 tenants wrote. Of these, 276 (72%) agreed.", "share of a whole", "66%"),
        ("Of the 140 calls received, 91 were answered. That is 72% of calls.", "share of a whole", "65%"),
        ("Letters were sent to 250 tenants. 165 responses came, a response rate of 56%.", "share of a whole", "66%"),
        ("Savings of \u00a34.1m came in against a target of \u00a36.5m, equivalent to 73%.", "share of a whole", "63%"),
        ("Just 22 said yes, from 110 that were approached (28%).", "share of a whole", "20%"),
        ("Turnover was 15.2% in March against 11.4% a year before. This is a rise of 2.8 percentage points.", "difference", "3.8 percentage"),
        ("The largest group was the young (118), followed by the old (143).", "highest of a list", "143 is higher"),
        ("At 71% Ashby has the highest share, ahead of Colne on 74%.", "highest of a list", "74% is higher"),
        ("The sessions drew 14, 19 and 24 people, an average of 22.", "mean out of range", "19"),
        ("Homes built to date were 84 by June, 171 by September and 158 by December.", "total to date falls", "less than 171"),
        ("At 9.8 days a head the target of no more than 8.5 days was met.", "target and verdict", "9.8 is above"),
        ("Of the staff 57% are women and 53% are men.", "percentages and 100", "57% + 53% = 110%"),
        ("By tenure, 48% own, 27% rent and 35% share.", "percentages and 100", "48% + 27% + 35% = 110%"),
        ("Of the 52 plans, 40 are complete and 15 remain open.", "parts and whole", "40 + 15 = 55"),
        ("The overspend of \u00a31.1m reflects spend of \u00a39.8m on a budget of \u00a39.1m.", "variance", "\u00a30.7m over"),
        ("It was \u00a35m in 2023/24, \u00a36m in 2025/26 and \u00a37m in 2024/52.", "financial year of two years", "perhaps 2024/25"),
        ("We expect that inflation will be 1.1% higher in 2025.", "points for per cent", "1.1 percentage points higher"),
        ("Time to answer has improved, from 74 seconds in May to 96 seconds in June.", "direction", "96 is more"),
        ("Void losses worsened: 1.9% of rent was lost, compared with 2.4% last year.", "direction", "1.9% is less"),
        ("The list stands at 2,310; a year ago it stood at 2,175. That is 145 more.", "difference", "135 higher"),
        ("The rate was 74%, a decrease of 3% on the 77% of 2016/17, and near the average of 74%.", "points for per cent", "3 percentage points lower"),
        ("The vacancy rate was 4.64%, 0.09% below the county rate (4.73%).", "points for per cent", "0.09 percentage points lower"),
        ("Crews went to 1,408 fires, compared with 1,499 before. This total comprised 629 in homes, 690 outside and 88 in chimneys.", "parts and whole", "629 + 690 + 88"),
        ("When asked, 44% came by car, 31% on foot, 19% by bus and 16% by bicycle; they could choose one answer.", "percentages and 100", "44% + 31%"),
        ("Spending in 2023-25 was \u00a33.1m; in the year before, 2022-23, it was \u00a32.8m.", "financial year of two years", "perhaps 2023/24"),
        ("The headcount of the team is 17.4.", "headcount and FTE", "A headcount is a whole number"),
        ("Results were 74.0% compared with 76.5% nationally, a gap of 3.5 percentage points.", "difference", "2.5 percentage points"),
        ("The fund stood at \u00a33.6m; after grants of \u00a31.9m were paid, \u00a32.1m is left.", "parts and whole", "\u00a31.9m + \u00a32.1m = \u00a34m"),
        ("Over the three years 46, 51 and 59 came, giving an average of 58.", "mean out of range", "52"),
        ("It has gone up in each of the past three years (2021: 88, 2022: 97, 2023: 92).", "run of periods", "not from 97 to 92"),
        ("There were 230 thefts in May. In May of last year there had been 200, so thefts are up by a third.", "percentage claim", "15% higher"),
        ("Complaints fell: 3.1 per 1,000 homes were made against 2.8 last year.", "direction", "3.1 is more"),
        ("Sickness fell to 9.4 days a head against 8.8 days last year.", "direction", "9.4 is more"),
        ("We wrote to 240 tenants. 90 (a quarter) replied.", "share of a whole", "38%"),
        ("Seven in ten (n = 48/96) agreed.", "share of a whole", "50%: 48 of 96"),
        ("The panel heard 30 appeals. It upheld 12, dismissed 14 and adjourned 7.", "parts and whole", "12 + 14 + 7 = 33"),
        ("Of the members, 44% voted for, 39% voted against and 25% abstained.", "percentages and 100", "44% + 39%"),
        ("The average wait was 31 days; waits ranged from 12 days to 28 days.", "mean out of range", "between 12 and 28"),
        ("Visits were 210 in April, 230 in May and 250 in June, a monthly average of 250.", "mean out of range", "230, of 3"),
        ("Spending was \u00a34.1m, which is \u00a30.3m above the budgeted \u00a34.4m.", "direction", "\u00a30.3m lower"),
        ("The estimate was \u00a3640,000 and the bid \u00a30.7m, a difference of \u00a360m.", "scale of an amount", "\u00a360,000 higher"),
        ("The team has 14 people; together they make 15.5 FTE.", "headcount and FTE", "14 people cannot"),
        ("The works begin on 4 May 2026 and are due to finish by 30 April 2026.", "end before start", "30 April 2026 is before"),
        ("Call times rose, to 41 seconds from 52.", "direction", "lower: 41"),
        ("The failure rate improved to 6.1% from 5.2% a year ago.", "direction", "6.1% is more"),
        ("Pass rates deteriorated from 61% to 66%.", "direction", "66% is more"),
        ("Customer satisfaction improved to 71% from 75% a year earlier.", "direction", "71% is less"),
        ("Forty-one of the fifty-six lifts failed, 63% of the total.", "share of a whole", "73%"),
        ("Leaflets went to 900 homes. Of these 270 (half) came back.", "share of a whole", "30%"),
        ("The tribunal closed 47 cases. It allowed 21, rejected 18 and struck out 11.", "parts and whole", "21 + 18 + 11 = 50"),
        ("Of the leavers, 58% went on to college, 29% took jobs and 24% were undecided.", "percentages and 100", "58% + 29%"),
        ("The mean score was 74, with the lowest 41 and the highest 69.", "mean out of range", "between 41 and 69"),
        ("Thefts have gone up in each of the last three quarters (Q1 44, Q2 51, Q3 49, Q4 56).", "run of periods", "not from 51 to 49"),
        ("The team's 9 officers (10.2 FTE) cover two shifts.", "headcount and FTE", "9 people cannot"),
        ("The contract was let on 1 May 2024 for two years and expires on 30 April 2027.", "length of a period", "1 May 2024 to 30 April 2027 is 3 years"),
        ("Out of 52 pupils, 31 passed and 18 failed.", "parts and whole", "31 + 18 = 49"),
        ("The rate is 12.4 per 1,000, above the county rate of 13.1 per 1,000.", "comparison in words", "12.4 is less"),
        ("At 71% our score is lower than the national 68%.", "comparison in words", "71% is more"),
        ("The response rate was 38%: 190 of 410 forms came back.", "share of a whole", "46%"),
        ("There were 60 more complaints this year: 410 against 370 last year.", "difference", "40 higher"),
        ("We put the roof at \u00a3450k in May. The bid was \u00a30.61m, which is \u00a3160m more than the estimate.", "scale of an amount", "\u00a3160k higher"),
        ("There was an underspend of \u00a31.188 million on pay and an overspend of \u00a31.126 on cover.", "unit of an amount", "perhaps \u00a31.13 million"),
        ("The target is that no more than 8% of posts should be vacant; at 9.6% we are within the target.", "target and verdict", "9.6% is above 8%"),
        ("Our rate of 31.4 per 1,000 is below the regional rate of 28.9 per 1,000.", "comparison in words", "31.4 is more"),
        ("Eleven of the posts were filled and six remain vacant out of an establishment of 19.", "parts and whole", "Eleven + six = 17"),
        ("The trial starts on 1 May 2026 and lasts six months, so it ends on 31 May 2027.", "length of a period", "1 May 2026 to 31 May 2027 is 13 months"),
        ("Fees were paid between 2019 and 2024, the last of them in May 2206.", "year out of range", "Perhaps 2026"),
        ("The accounts of the financial year 2024/26 were audited.", "financial year of two years", "perhaps 2024/25"),
        ("The minutes of the panel held on 9 June 2025, circulated on 2 April 2025, were signed.", "minutes before their meeting", "2 April 2025 is before"),
        ("The budget for parks was \u00a318.4m in 2023/24. For 2024/25 it is \u00a320.1m. That is an increase of \u00a32.7m.", "difference", "\u00a31.7m higher"),
        ("We fed 310 homes in the first quarter. In the second quarter we fed 279, a reduction of 15%.", "percentage claim", "10% lower"),
        ("Of the staff 21% are under 30, 52% aged 30 to 50 and 34% over 50.", "percentages and 100", "21% + 52% + 34% = 107%"),
        ("A loan of \u00a3640k and a gift of \u00a31.2m together give \u00a31.74m.", "parts and whole", "\u00a3640k + \u00a31.2m = \u00a31.84m"),
        ("Savings of \u00a3850k came from care and \u00a31.1m from roads, a total of \u00a31.95k.", "parts and whole", "\u00a3850k"),
        ("In the financial year 2024-26 the budget is to balance.", "financial year of two years", "perhaps 2024/25"),
        ("CABINET, MONDAY 4 MARCH 2025", "weekday", "4 March 2025 is a Tuesday"),
        ("Of the twelve proposals, seven were accepted, three rejected and four deferred.", "parts and whole", "seven + three + four = 14"),
        ("Forty-five bids came; twenty were from clubs, seventeen from schools and eleven from parishes.", "parts and whole", "twenty + seventeen + eleven = 48"),
        ("Public spending falls to 44.5% in 2029-20, and to 40.1% in 2025-26.", "years the wrong way round", "perhaps 2029-30"),
        # More than one claim, or figure, in a sentence.
        ("Loans went up by 6.2% from 51,400 to 53,150, whereas visits went down by 2.1% from 88,900 to 87,030.", "percentage claim", "3.4% higher"),
        ("Arrests fell to 8,214 in the year to June against 8,630 in the year before. The fall of 8.4% compares with 3% in the region.", "percentage claim", "4.8% lower"),
        ("Enquiries have gone down by 14%. This is a drop from 2,310 in 2023 to 2,125.", "percentage claim", "8% lower"),
        ("At the end of March 5,140 homes were empty. A rise of 13.5% on 4,870 a year before and of 20% since 2020.", "percentage claim", "5.5% higher"),
        ("Pass marks rose over the term by 0.9 points from 21 to 21.4.", "difference", "0.4 points higher"),
        ("The rate for girls is higher than that of the county by 3.1%-points (14.0% versus 12.9%).", "difference", "1.1 percentage points"),
        ("The centre had 41,200 visits with four rooms in 2019 and 57,900 visits with three rooms now. That is a rise of just over 60%.", "percentage claim", "41% higher"),
        ("In all 46,200 notices were served, a decrease of 1,150 (4.9%) on last year.", "percentage claim", "2.4%: 1,150 of 47,350"),
        ("Stock fell by 2.4 million (6.5%) to 71.6 million.", "percentage claim", "3.2%"),
        # Up or down from a figure.
        ("There were 7,310 calls in the year, slightly up from 7,480 the year before.", "direction", "7,310 is less than 7,480"),
        ("The rate was 58% in all. This is a slight fall from 52% in 2023.", "direction", "58% is more than 52%"),
        ("The longest wait was 31 days, but this has risen from 33 days in May.", "direction", "31 is less than 33"),
        ("Some 61% felt safe, up from 57% in 2022 but down from 59% in 2020.", "direction", "61% is more than 59%"),
        ("Half of them knew of it (44%; down from 39% in 2021).", "direction", "44% is more than 39%"),
        ("The response took 41 working days, an improvement from 29 days in 2022.", "direction", "41 is more than 29"),
        ("For the third year there is a rise in the number of boys with a bed in the nursery, from 46% to 41%.", "direction", "lower"),
        # Which is more.
        ("The rate is higher for boys than for girls (31.4% and 33.0% respectively).", "comparison in words", "31.4% is less"),
        ("The rate in Colne is higher than in the county (11.5 compared to 12.0 per 1,000 women).", "comparison in words", "11.5 is less"),
        ("In May 41% were late, which is lower than for the county (36%).", "comparison in words", "41% is more"),
        ("Some 47% agreed, a drop of 9% on 2018 but higher than the average of 52%.", "comparison in words", "47% is less"),
        ("In all 93.4% of visits were in time, above the target of 95%, and in June 88%.", "target and verdict", "93.4% is less than 95%"),
        ("The rate was higher in Ashby than in Dene, at 14.2 and 21.8 cases per week respectively.", "comparison in words", "14.2 is less"),
        ("Fixed at once is above target, 82.5% compared to a target of 85%.", "target and verdict", "82.5% is below 85%"),
        # Shares that the others of a list prove wrong.
        ("We had 250 replies. 205 (82%) were for it, 33 (23%) against and 12 (5%) unsure.", "share of a whole", "13%"),
        ("There were 4,120 open cases, and of those 71% (2,925) were plans, 18% (412) care and 19% (783) other.", "share of a whole", "10%"),
        ("80 (20%) came by bus, 120 (30%) on foot, 60 (15%) by bicycle, 40 (10%) by train and 100 (52%) by car.", "share of a whole", "25%: the others are of about 400"),
        ("In the year 2,400 people were helped. Of these, 45 per cent were women (1,440 people).", "share of a whole", "60%"),
        ("Some 310 visits were made, which equates to 41% of the 1,240 homes.", "share of a whole", "25%"),
        ("Of 640 births, in 160 of whom there was a risk, representing a share of 35%.", "share of a whole", "25%"),
        ("The council collected \u00a341.0m in tax out of a total of \u00a342.0m due. This gave a rate of 93.6%.", "share of a whole", "97.6%"),
        ("Nine reports were issued, eleven of which were late.", "share of a whole", "more than Nine"),
        ("Almost two thirds (52%) of them rent.", "share in words", "52% is less"),
        ("Of the groups 62% are on target, 24% being watched and 21% off track.", "percentages and 100", "62% + 24% + 21% = 107%"),
        ("Of the nurseries 14% were rated outstanding, 66% good, 25% fair and 2% poor.", "percentages and 100", "14% + 66% + 25% + 2% = 107%"),
        ("Some 61.2% of these were against it, while 31.4% were for it. The remaining 14.4% were neutral.", "percentages and 100", "61.2% + 31.4% + 14.4% = 107.0%"),
        ("Out of 2,480 cases, 870 (just over half) were older.", "share of a whole", "35%"),
        ("There were 486 cases in 2009. This is 34 (12%) fewer than in 2008, and 120 (33%) more than in 2004.", "percentage claim", "7%: 34 of 520"),
        ("Some 164 cases were seen, more than treble the number in 2008 (79 cases).", "percentage claim", "2.08 times"),
        # Parts, and what is over.
        ("There are 36 indicators in the report; 25 were rated green, 12 rated amber, and 3 rated red (2 in care and one in roads).", "parts and whole", "25 + 12 + 3 = 40"),
        ("The team issued a total of 21,040 notices. Of those, 8,120 were for parking, with 4,310 for loading and 9,610 for lanes.", "parts and whole", "8,120 + 4,310 + 9,610 = 22,040"),
        ("These areas had a surplus of \u00a32.14m. In addition the centre gave \u00a31.21m, giving an overall surplus of \u00a33.53m.", "parts and whole", "\u00a32.14m + \u00a31.21m = \u00a33.35m"),
        ("The budget for schools was \u00a3164.2m. Actual spend was \u00a3160.1m, an underspend of \u00a31.4m for the year.", "variance", "\u00a34.1m under"),
        ("Net spending of \u00a361.4m against a budget of \u00a360.9m gives a total underspend for the year of \u00a30.5m.", "variance", "\u00a30.5m over"),
        ("Capital spend was \u00a3154.0m against an approved budget of \u00a3190.4m. This is slippage on the budget of 29%.", "variance", "19% under"),
        ("There was a deficit of \u00a34.529m against a planned deficit of \u00a33.785m, a variance to plan of \u00a3474,000.", "variance", "\u00a30.74m over"),
        ("In all 2,287 families were helped, with 4,637 children. This is a 6.8% increase in families since June (2,105).", "percentage claim", "8.6% higher"),
        ("Of the 501 calls, 164 were referred. The remaining 373 were closed.", "parts and whole", "164 + 373 = 537"),
        ("The programme is \u00a372.5m, financed by \u00a330.2m of grants and \u00a340.4m of loans.", "parts and whole", "\u00a330.2m + \u00a340.4m"),
        ("The budget for revenue spend in 2024/25 was \u00a318.2m. The outturn for 2024/25 was a total spend of \u00a317.9m. This gave an underspend of \u00a30.8m.", "variance", "\u00a30.3m under"),
        ("At the count in May 3,200 (47%) of the 5,300 children on the register had a plan.", "share of a whole", "60%"),
        ("The panel agreed 26 of 40 grants (45 percent), in all \u00a3114,333, without a site visit.", "share of a whole", "65%"),
        ("In the last four years we made 14 out of 40 orders within 13 weeks, i.e. 53.5%.", "share of a whole", "35.0%"),
        ("From May to July 241 letters were closed, 236 (89%) of them on time.", "share of a whole", "98%"),
        ("Loans came to 10,310, 1,329 fewer than a year before (a fall of 14.1 per cent).", "percentage claim", "11.4%: 1,329 of 11,639"),
        ("The district now has 597,000 residents, 32,300 more than ten years ago, an increase of 7.5 per cent.", "percentage claim", "5.7%"),
        ("Crews went to 2,046 calls in Quarter 3, 12% (33 calls) fewer than in the same quarter of the year before.", "percentage claim", "2%: 33 of 2,079"),
        ("Sickness dropped to 3.49 days in Quarter 1 from 3.05 in the same period last year.", "direction", "higher: 3.49"),
        ("The year ended on 13.91 days per employee, down from 12.66 the year before.", "direction", "13.91 is more"),
        ("Permits increased from 79 in 2004-05 to 46 in 2005-06.", "direction", "lower"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, rule: str, computed: str) -> None:
    (found,) = findings(text)
    assert found.rule == rule
    assert found.computed.startswith(computed)
    assert found.quote in text


def test_what_is_said_to_be_printed_is() -> None:
    (found,) = findings("Sickness dropped to 3.49 days in Quarter 1 from 3.05 in the same period last year.")
    assert found.printed == "dropped to 3.49 days in Quarter 1 from 3.05"


# Each cried wolf in a published paper, or could: what stands in it is right, or nothing can be told of it.
RIGHT = """
Crews went to 2,046 calls in Quarter 3, 1.6% (33 calls) fewer than in the same quarter of the year before.
The year ended on 12.66 days per employee, down from 13.91 the year before.
Permits fell from 79 in 2004-05 to 46 in 2005-06.
The fund earned 4.64%, 0.09% below the benchmark rate (4.73%).
Of the thirty-nine measures in the plan, 23 were rated green, six amber and eight red in June.
Audits went up to 451 from 333 in the same quarter, and notices went up by 2 (14%).
We took in 91 complaints and set 15 of them aside; the rest are a 33% increase on the 57 looked into last year.
In Ashton 50.2% met the standard, 2.6 percentage points more than last year, and in Burwell 54.8%, 2.5 points more.
Homes went up 29,000 to 372,100, with an average of 2.26 people in each, among 857,900 residents.
The overspend was £17 million, against which the board had set a reserve of £3.4 million and a provision of £3.5 million.
Loans came to 10,310, 1,329 fewer than a year before (a fall of 11.4 per cent).
In March we received 240 calls. In April 96 were resolved, a rise of 5%.
Spending reached £4.6m against an original budget of £4.5m and is now £0.1m over.
The forecast is £4.2m against an original budget of £4.5m and is now £0.1m over.
Spending in 2024-26 will be £4.1m, up from £1.9m in 2023-24.
Funding for 2025-27 was agreed; in 2024-25 it was £3m.
The largest share, 41%, went to roads, followed by parks with 22%, ahead of the 45% planned.
19.1% (n = 22) of those treated and 6.1% (n = 7) of the rest smoked.
For people with type 2 diabetes, 62% are of white ethnicity and 3% are not.
Of those with diabetes 64.9% received all eight care processes.
Households in decile groups 6 to 10 are 35% of all; 7.7% of 5\u201010 year olds and 11.5% of 11\u201016 year olds have one.
Young people between the age of 6 and 19 make up 12% of residents.
Four in five residents feel safe, and 82% of residents feel heard.
There were 131 deaths; 25.0% of these (17/68) were at home.
Growth in social care is \u00a376.8m (+9.1%) compared to growth for the whole council of \u00a371.9m (+5.4%).
10,285,000 4.9400% 01/10/24
Of these 11 were female (21%) and 12 were male (7%).
See chart 1, with 22 males and 45 females.
Resolution 2021-20 and Project 2020-19 were noted.
The recommendation 11 was CARRIED (5 for, 4 against), 55% of those present.
In a 20mph zone the speed fell from 24mph to 22mph, 10% below 2019.
Calls rose by 20%, and letters fell from 60 to 54.
Calls rose by 12% to 1,120, of which 640 came from tenants.
Visits were up 12% at 1,120, including 640 by children.
There were 48 fires in 2023 compared with 2024 when there were 60, an increase of 25%.
1,120 calls came, a rise of 12%, 640 of them from tenants.
Permits fell 8% to 920; 130 were refused.
Spending rose by 5% to \u00a34.2m, \u00a31.1m of it on agency staff.
Referrals doubled to 400 and 150 led to an assessment.
Numbers fell by 30 to 210, with 60 leaving in the year.
The list grew by a quarter to 500, and 120 people left it last year.
Orders rose by half to 1,200, of which 600 were online.
The average was 14 days, with most between 5 and 12.
Letters fell from 60 to 54 whereas calls climbed 20%.
Crime went up by 3% across the county although the town saw it drop from 1,260 to 1,197.
Costs are up 38% since 2016; in the last year alone they rose from \u00a34.1m to \u00a34.4m.
The bill goes up by 3%, plus 2% for the fire service, from \u00a31,500.00 to \u00a31,575.00.
Visits went up from 100 to 150 in spring and are now 20% above plan.
Our rate of 52 is 8% above the region, where rates range from 40 to 61.
The share rose by 4 points to 31%, and the number by 16% to 870 (from 750).
Our 18 sites were 6% cheaper to run than in 2019, when there were 21.
Demand grew 4% a year from 2015, from 1,000 to 1,217 in 2020.
The price rose 10% in May and 10% in June, from \u00a3100 to \u00a3121.
Half of our 120 buses (70 of them electric) run at night.
Beds were cut from 85 to 68 as demand fell by 30%.
Admissions nearly doubled, rising from 3,940 in 2014 to 7,330.
The figure has risen by 6% from the same period in 2023, with 1,469 ceremonies surpassing the target of 1,400.
17 of the 38 indicators are Green, on or ahead of target (one more than last quarter), with nine Red.
A 1% increase in council tax brings \u00a39.5m in 2025-26, an extra 31 pence.
The rise of 1.22% (lower than the figure of +1.24%) is less than our estimate of 1.7%.
There are 14 parks and 33% of residents use them.
The 12 schools have 4,000 pupils, 33% of whom have free meals.
In the 7 weeks to May 40% of calls were lost.
We held 12 meetings and 55% of those invited came.
There were 64 calls, including 20 on Monday, 12 on Tuesday and 9 on Friday.
19 papers came: 12 for decision, 4 for information and the rest to note.
52 people replied: 30 liked the park and 25 the pool.
We visited 20 homes, spoke to 30 people and read 45 files.
There were 72 moves, 38 swaps, 21 sales and 16 lets.
Schemes are Bristol (\u00a318.0m), Thornbury (\u00a310.1m), and Charfield (\u00a38.5m).
Those who fall from one level to another number 36.
The target of 10% was met, with 12% away sick.
The target for next year will be 80%, from 76% now.
Numbers rose for the third month running: 210 in July, 224 in August, 229 in September and 231 in October.
Young people between eleven and eighteen came; with a few outside this range and groups averaged eight.
The team has 12 vacant posts and 38.5 FTE in post.
In 2011-12 there were 30, in 2025-28 40, and on 2018-11 none.
The meeting is on Thursday 29 November 2018, the one after on 30 June and 29 February 2020.
The target of 95% was met in three of the four quarters, the exception being quarter 2 at 91%.
Spending of \u00a34.2m is within the budget of \u00a34.5m after an overspend of \u00a30.2m in the first quarter.
The four projects cost \u00a31.2m, \u00a30.8m, \u00a30.5m and \u00a32.0m, and total spending on roads was \u00a39.0m.
Respondents could choose more than one: 62% chose cost, 41% distance and 12% did not know.
The rate rose from 45% in 2015 to 60% in 2017, with a rise of 8 percentage points in the last year.
The survey reached 250 homes. The 180 homes (60%) with a garden were asked about compost.
We wrote to 400 tenants. The 120 tenants (55%) who have a car want more parking.
The proportion missing school attendance improved from 21% to 18%, and poor pass rates from 9% to 7%.
The share of persistent absence from lessons with low attendance improved from 22% to 18%.
Though attainment has seen improvement, the share at a good level of attainment (63.5%) is lower than the average (66.3%).
The council tax base is 61,200, an increase of 1.2%, and the tax rises by 4.99% from \u00a31,300 to \u00a31,364.87.
Numbers increased from 40 in one school to 30 in another.
Demand has doubled in ten years; in 2016 there were 340 cases against 300 in 2015.
The price has more than halved since 2010, and fell from \u00a360 to \u00a352 last year.
It ran until 31 March 2018, when the 6 month extension began, and was reviewed to 31 March 2018.
Of the 27 who saw their GP, 17 appointments were for mental health (8% of all cases).
We received 250 comments: 120 online, 80 by post and 60 at events (some people commented twice).
There were 12 deaths, 25% more than expected.
Prices rose by 3% a year between 2010, when a place cost \u00a3100, and 2017, when it cost \u00a3123.
The 12 FTE reduction will affect 10 people.
Nine bridges were inspected. 30% of the bridges budget was spent.
There are 12 wards. 35% of the wards' residents are under 25.
In the three years to 2016 the count rose each year, to 80, 85 and 82 respectively in the three areas.
For the second year running profits fell short of the plan, at \u00a31.2m, \u00a31.4m and \u00a31.3m.
Against a savings target of \u00a32.0m, \u00a32.4m was saved, a shortfall of \u00a30.1m remaining in transport.
There were 25 bids. 40% more than expected.
Twelve pupils were excluded. 3% of pupils have a plan and 17% of pupils get free meals.
The rate stood at 158. Even so it remains much above that of neighbours (40): 295% higher.
30 children attended: 12 boys, 18 girls and 5 with a plan.
Cover was 82.1% against an ambition of 85%, up 1.3 percentage points on last winter.
Objections rose 8% to 412; 38% were upheld compared with 41% last year.
Of which the largest are roads (\u00a34.1m), schools (\u00a33.2m) and parks (\u00a31.9m), out of a total of \u00a312.6m.
Ticket income exceeded budget by \u00a30.15m, a favourable variance; spending was \u00a30.05m over.
Vacancies of \u00a30.9m more than offset the \u00a30.7m overspend on fuel, giving a net underspend of \u00a30.2m.
Claims were dealt with in 6.1 days on average, beating the target of 8 days.
The fee is \u00a345 for the first bin and \u00a330 for the next, an increase of \u00a32 on each.
Nitrogen dioxide fell by 13, to 27.9 from 41.2.
Fees rise by 4% except new permits, which rise from \u00a3285 to \u00a3310.
Births to teenagers have halved, from 34.1 to 15.2.
The rate rose 4.1 points to 64.0%, still 2.7 points below the 66.7% wanted.
Twelve claims were refused. Appeals were made in 31% of cases and 50% of these were allowed.
Of 28 wards, 10% of children are poor in the best and 41% in the worst.
The target of 85% was exceeded in three districts, the lowest being 79%.
The overspend fell from \u00a30.6m to \u00a30.4m against a budget of \u00a39.0m.
The overspend target of \u00a31.0m was met: the overspend is \u00a30.8m.
With 96 deaths in three years among 80,000 people, the annual rate is 40 per 100,000.
Costs increased to \u00a32.4m in cash terms from \u00a32.1m, but fell 3% in real terms.
Turnout of 33% was below the 38% of 2019, and 12% is more than double the 5% of 1998.
The rate of 61 is higher than 12 of the 14 neighbours, and 412 waiting is not higher than the 480 before.
Waits fell from 34 to 28 days, a reduction of 18%.
The 12 sites are 61% of the 3,150 homes, and the two schemes 31% of the \u00a39.0m programme.
The 3 largest are 61% of the 412 in total.
In the first half (44%) of the year, and for no more than a tenth (8%) of sites, nearly two thirds (64%) was spent.
Total reported crime rose 6% to 12,410 in the year, including 1,980 offences of violence with injury.
The Garda recorded 212 burglaries in 2023 as against 2022, when there were 188, an increase of 13%.
In the budget \u00a315,000 is available from the access fund but is \u00a36,000 short of the total cost of \u00a321,081.
The cost per pupil was \u00a35,420 in 2022/23 and \u00a35,610 in 2023/24, 3.5% more, while the national figure went up by 5.1%.
Rents average \u00a398 a week on 1,032 homes, and arrears stand at \u00a3104,000.
A \u00a31 increase on the fee of \u00a312.50 brings in \u00a340,000, and a \u00a32 increase \u00a375,000.
Four centres (Abbey, Bridge, Castle, and Dean and Hill) and two halls: one at Abbey and one at Bridge.
Of 40 asked, 58% (n=23) agreed, and 60% (n=20) of women did.
In each of the last three years the number grew, by 4%, 2% and 7%.
Sickness averaged 9.9 days (8.7 in 2023/24): long-term 6.1 days and short-term 3.8.
It takes 28 days on average to hear an appeal, 7 days longer than in 2024 and 14 days within the limit of 42.
We will spend \u00a31.9m over the three years of the \u00a34.2m plan, and \u00a30.3m over a budget of \u00a34.5m is \u00a34.8m.
Three committees (Planning, Licensing, Health and Wellbeing) met.
Tickets at \u00a312 each raised \u00a314,100 from 1,240 visitors.
A fee of \u00a345 a year from 1,200 members raised \u00a352,000.
The 1,240 homes pay a charge of \u00a345 each, and \u00a352,000 came in by June.
Of 60 pupils, 30 stayed and 20 were leaving.
Spending on schools rose by \u00a33.1m (12%) within the programme of \u00a386m.
The total of \u00a386m includes schools, up \u00a33.1m (12%).
Compared with 146 last year, there were 173 incidents and 28% more arrests.
There were 173 incidents against 146 last year and 28% more arrests.
Respondents travelled by car (62%), bus (30%) and other means (14%).
Of 412 calls, 300 were answered and another 60 were returned.
In all 40 councils replied, 12 of them counties, 20 districts and the other boroughs.
The 14 clubs received \u00a34,000 each in 2022 and \u00a358,000 between them in 2023.
Each of the 12 wards has \u00a31,000 a year, and \u00a39,400 was spent, 78% of it on trees.
The rent of \u00a398 a week for 40 flats came to \u00a3180,000 after voids.
Two wards (Ash and Elm) gained, and three (Oak, Beech and Fir) lost voters.
Four projects are late: Abbey Road, Brook Street and Castle Hill are waiting for permits, and Dene Park for money.
The panel met three times (January, March, June and July were the planned months).
The six-month trial from 1 April 2024 to 30 September 2024 cost \u00a31.2m.
A five-year licence was granted from 1 April 2020, renewed from 1 April 2025 to 31 March 2027.
The one-year extension from 1 April 2024 to 31 March 2025 follows a term of three years from 1 April 2021 to 31 March 2024.
The average of \u00a348 a head compares with \u00a339 in Ash, \u00a361 in Elm and \u00a344 in Oak.
The mean wait was 14 days; for urgent cases it was 3 days and for routine ones 22 days.
Overall satisfaction was 71%, made up of 80% in libraries, 74% in parks and 66% in leisure centres.
Sales brought in \u00a32.1m from 14 plots at an average of \u00a3152,000 after fees.
Over half of the 96 staff (51) and nearly a third of managers (30%) replied.
Ash has the highest number of children, 412, and Elm the lowest, 97, with Oak at 210.
The lowest fee is charged by Elm (\u00a341), while Ash charges \u00a352, Oak \u00a348 and Fir \u00a344.
There were 14 breaches (nine minor, four moderate and one serious).
Population density is 42 per hectare, three times the county average of 14.
Of the 52 plans, 40 are complete and 8 remain open.
The lease of five years from 1 April 2019 to 31 March 2024 was extended by 12 months to 31 March 2025.
The three months' notice runs from 5 May 2024 to 4 August 2024, and within 2 months from 1 May 2024 to 31 May 2025 it ends.
Of the 13 wards, 8 of them had fewer (>5%) young people, and grants of \u00a397.2m are \u00a316.5m (14%) below budget.
Of the 80 carers, most were new. Thirty (38%) came from elsewhere. We have 57 schools. 12 pupils (0.5%) were excluded.
The largest group was the young (168), followed by the old (143), and most lines are short, ahead of the target of 12.
The sessions drew 14, 19 and 24 people, an average of 19, and scores of 6.1, 6.8 and 7.0 a weighted average of 6.4.
At 8.1 days a head the target of no more than 8.5 days was met, and at 84% that of at least 80%.
The inflation-linked costs are 1.1% higher, inflation is 3.1%, and time to answer has improved, from 96 seconds to 74 seconds.
Crews went to 1,408 fires. The crew comprised 12 men, 4 women and 2 cadets, and half of them (52%, 109 calls) were asked.
An audit of forty files found good practice. 13 schools were inspected and 8% were late.
Forty young people came. Of the 13 young people asked, 92% agreed.
Crews saw 48 fires. Staff comprised 20 men, 18 women and 4 cadets.
There were 260 thefts in May. In May of last year there had been 195, so thefts are up by a third.
Complaints fell: 2.7 per 1,000 homes were made against 2.8 last year. The rate fell by 3.1% against 2.8% for the county.
We wrote to 240 tenants. 90 came to the meeting, and some (a quarter) replied. Seven in ten (n = 67/96) agreed.
The panel heard 33 appeals. It upheld 12, dismissed 14 and adjourned 7.
The panel heard 30 appeals. It upheld 12, visited 14 homes and adjourned 7.
Of the homes 46% are rented, 68% are heated by gas and 27% are damp.
Of the children 46% like maths, 38% like art and 27% like both. Spending was \u00a34.1m, which is \u00a30.3m below the budgeted \u00a34.4m.
The team has 14 people; 13.5 FTE are paid for, and the other team 15.5 FTE.
The works begin on 4 May 2026 and are due to finish by 30 April 2027; the classes start on 1 May 2026 as the old ones end on 2 April 2026.
The share was 26% ({-0.54,0.97} against {-0.48,0.68}) of it.
The fire killed 5 people: four women and five men were hurt as well. Of the 64 units, 41 are let to families and 15 are empty pending repairs.
Leaflets went to 900 homes. Of these 270 (30%) came back. The north team has 31 days on average and the south 27, an average of 29 days.
The fee went from \u00a31.2 to \u00a31.4m, fuel was \u00a31.459 a litre, \u00a32.126m was spent in all and \u00a31.5 an hour was paid.
Of the 19 posts, 11 were filled in May and six were still vacant in June, more than the four of last year.
Our rate of 31.4 per 1,000 is below the regional rate of 38.9 per 1,000.
The plan for the financial years 2024/26 and 2018/20 lasts from May 2024 and ends in May 2026, after 2 years.
The minutes of the panel held on 9 June 2025, and those of 2 April 2025, were signed. It sat in May 1996.
The team had 320 calls in May. In June it had 352 emails, an increase of 28%.
The team had 320 calls in May. In June it had 352, an increase of 28% on June last year.
Homes cost \u00a3250,000 in 2020. In 2024 they cost \u00a3290,000, an increase of 5% in real terms.
Costs in 2022 were \u00a34.1m. In 2023 costs were \u00a35.2m, a rise of 12% per place.
In 2022 the rate was 40. In 2023 the number was 52, a rise of 8%.
The budget was \u00a318.4m in 2023/24. Reserves were \u00a320.1m. That is an increase of \u00a32.7m.
It was 9.4 days in 2022. It was 8.1 days in 2023. A drop of 2.3 days is planned.
57% of women and 53% of men are in work.
Of the 30 cases, 12 were granted at once, 9 refused at first and 14 granted on appeal.
Of the 40 sites, 12 were approved, 20 were refused and 10 are to be visited again.
Forty-five bids came; twenty were for clubs, seventeen for schools and eleven for both.
Of the twelve proposals, seven were accepted, three rejected and two deferred.
Twelve schemes were approved; seven came from Ashby, three from Colne and four from both.
Recycling was 41% in 2022. It was 44% in 2023. This is 5 points above the county.
In 2022 we had 200 visits a day. In 2023 we had 260, an increase of 12% in loans.
The shop is open from MONDAY TO FRIDAY 4 MARCH 2025, and from Monday to Sunday 8 March 2025.
In each financial year 2024-26 savings are planned.
By ward, 46% of homes in Ashby, 38% in Colne and 22% in Dene recycle food.
The scheme costs \u00a32.4m, of which \u00a31.5m is grant; \u00a30.7m has been spent so far.
A loan of \u00a3640k and a gift of \u00a31.2m were agreed, giving \u00a31.5m for roads.
Prices rose while the subsidy was reduced, from \u00a312 to \u00a315 for a family.
The age profile shows 21% under 30, 52% under 50 and 34% over 50.
There are 250 tenants. In Colne 175 tenants (65%) are in arrears.
The survey reached 250 homes. The 180 homes (60%) having a garden were asked again.
The dividend rose to 52 in May from 40, and the fee is 10% of the net budget, of \u00a393m.
Loans went up by 3.4% from 51,400 to 53,150, whereas visits went down by 2.1% from 88,900 to 87,030.
Enquiries have gone down by 8%. This is a drop from 2,310 in 2023 to 2,125.
In all 46,200 notices were served, a decrease of 1,150 (2.4%) on last year.
People over 65 went from 9,223,000 in 2011 to 11,063,400 in 2021 (an increase of 20.1%).
We saw 12 sites in 3 wards, four of which were closed.
This is 60% more than ten years before (86) but lower than the number in 2015 (144).
The share (75.2%) has improved from 74.7% in June and is just above the standard of 75.0%.
The share (75.2%) has improved from 74.7% in June, which is higher than for the county (75.0%).
In all 93.4% were in time, not above the target of 95%; in May 3% above the target of 90%.
Capital spend was £154.0m against an approved budget of £190.4m. This is slippage on the budget of 19%.
In all 420 jobs were done, a rise of 20 (4%) in urgent jobs.
Some 120 people came, 40 of them young, up from 50 in May.
In all 120 were seen, 40 of them at once. This is up from 50 in May.
The service made a profit of £5m, up from a loss of £6m.
We are now ranked 8, up from 12.
Some 61% felt safe, up from 57% in 2022 but down from 64% in 2020.
The age of the 65 residents is higher than on average (78).
At first lower than for girls, the rate is now higher for boys than for girls (38% and 37% respectively).
Of 60 pupils 15 (25%) walked and 30 (50%) came by bus; 12 staff (60%) drove.
We had 250 replies. 205 (82%) were for it, 33 (13%) against and 12 (5%) unsure.
Calls to the line were 29% in the first year (2005/2006).
Of those asked 62% walk, 24% cycle and 21% drive to work.
Some 52% were rated good, 21% fair and 10% poor.
Some 85% were rated good or better, 13% outstanding and 15% fair.
The budget for roads is £5.0m. Parks spent £4.0m, an underspend of £0.3m.
The budget for 2025/26 is £5.0m. Actual spend in 2024/25 was £4.6m, an underspend of £0.1m.
The budget for schools was £164.2m. Actual spend was £160.1m, an underspend of £4.1m for the year.
These areas had a surplus of £2.14m. In addition the centre gave £1.21m, giving an overall surplus of £3.35m.
The team issued a total of 21,040 notices. Of those, 8,120 were for parking and 4,310 for loading.
There are 36 indicators in the report; 21 were rated green, 10 rated amber, and 5 rated red (2 in care and one in roads).
The number of urgent calls rose by 10% from 874,000 in 2003-04 to 965,000 in 2004-05.
"""


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
def test_what_is_right_or_cannot_be_told_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("read_as", "told"),
    [(("front sheet",), ["40%"]), (("front sheet", "agenda"), []), (("glossary",), []), ((), ["40%"])],
)
def test_a_front_sheet_with_paragraphs_is_the_first_page_of_a_report(
    read_as: tuple[ReadAs, ...], told: list[str]
) -> None:
    pack, _ = planted_packs.pack_of([])
    pages = (replace(pack.pages[0], number=1, item=None, read_as=read_as),)
    lines = [
        "Homes Panel",
        "4 August 2026",
        "",
        "Of the 140 lifts tested, 35 (40%) failed in the year to May.",
        "",
        "Tel 140 35 40%",
    ]
    context = Context(pack=replace(pack, pages=pages), pages=[lines])
    assert [one.printed for one in found_in(context, "claim")] == told


def test_percentages_of_cases_counted_further_up_have_to_be_impossible_twice() -> None:
    head = "There were 14 deaths in the year. The panel reviewed four of the 14 cases. "
    assert findings(head + "20% of the deaths were expected.") == []
    (one,) = findings(head + "20% of the deaths were expected. 40% of the deaths were of babies.")
    assert one.printed == "20%, 40%"
    assert one.computed.endswith("all are possible of 5")


def test_shares_of_all_cases_may_be_rounded_or_made_to_give_100() -> None:
    rng, tried = Random(20), 0
    for _ in range(400):
        number = rng.randint(12, 99)
        cut = sorted(rng.sample(range(1, number), 2))
        cases = (cut[0], cut[1] - cut[0], number - cut[1])
        whole = [100 * one // number for one in cases]
        last = sorted(range(3), key=lambda at: -(100 * cases[at] % number))[: 100 - sum(whole)]
        for shares in (
            [round(100 * one / number) for one in cases],
            [one + (at in last) for at, one in enumerate(whole)],
        ):
            text = "Of the {} asked, {}% agreed; {}% were unsure and {}% did not.".format(number, *shares)
            tried += sum(shares) == 100
            assert findings(text) == []
    assert tried > 500


def test_a_figure_of_the_paragraph_that_makes_a_share_right_silences_it() -> None:
    assert findings("57 residents came. 37 of the 57 (74%) agreed.")
    assert findings("50 residents answered. 37 of the 57 (74%) agreed.") == []
