"""The glossaries of a published pack: 44 acronyms and 54 terms, from PDF and text alike, and what its text explains."""

import re
from pathlib import Path

import pytest

from packview.model import GlossaryEntry
from packview.parse.glossary.read import GlossaryResult, read_glossary
from real_pages import SOUTHAMPTON, real_pages

ACRONYMS = """
4LSCB CAFCASS CAMHS CDOP CPC CP/_CPP CQC CSE CYP CYP\u2019s/CYP_Report EHE GP Hampshire_CRC HCC HFRS HMI HMPPS HRDA ICPC JTAI LA LAC/CLA
LADO MARAC MASH MET MSP NEET NPS PIPPA RSH SAR SCR SCC SCAS SHFT Southampton_City_CCG Southampton_LSAB Southampton_LSCB SVS
Transition UBB UHS YOS
"""
TERMS = """
Abuse|Advocacy|Agency Decision Maker|Assessment|CAFCASS|Care Order|Categories of Abuse or Neglect|Child in Need and Child in Need Plan
Child Protection|Child Protection Conference|Children's Centres|Child Sexual Exploitation|Corporate Parenting
Criteria for Child Protection Plans|Director of Children's Services (DCS)|Designated Teacher|Discretionary Leave to Remain|Duty of Care
Early Help|Every Child Matters|Health Assessment|Indefinite Leave to Remain (ILR)|Independent Reviewing Officer
Independent Domestic Violence Advisor|Initial Child Protection Conference|Local Authority Designated Officer (LADO)
Local Safeguarding Children\u2019s Board (LSCB)|Looked After Child|Neglect|Parental Consent to Adoptive Placement|Parental Responsibility
Pathway Plan|Permanence Plan|Personal Education Plan|Person Posing a Risk to Children (PPRC)|Placement at a Distance
Principal Social Worker - Children and Families|Private Fostering|Public Law Outline|Referral
Relevant Young People, Former Relevant, and Eligible|Review Child Protection Conference|Section 20|Section 47 Enquiry|Separated Children
Special Guardianship Order|Strategy Discussion|Statement of Special Education Needs (SEN)|Staying Put|Unaccompanied Asylum Seeker
Virtual School Head|Working Together to Safeguard Children|Young Offender Institution (YOI)|Youth Offending Service or Team
"""


def _read(folder: Path, name: str) -> GlossaryResult:
    path = folder / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real packs")
    return read_glossary(real_pages(path)[1])


def _of(result: GlossaryResult, kind: str) -> list[GlossaryEntry]:
    return [entry for entry in result.entries if entry.kind == kind and not entry.in_text]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_44_acronyms_and_54_terms(real_packs: Path, suffix: str) -> None:
    result = _read(real_packs, SOUTHAMPTON + suffix)
    assert [entry.term for entry in _of(result, "acronym")] == [
        term.replace("_", " ") for term in ACRONYMS.split()
    ]
    assert [entry.term for entry in _of(result, "term")] == TERMS.strip().replace("\n", "|").split("|")
    assert result.warnings == ()


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_meanings_and_aliases_are_those_beside_the_acronym(real_packs: Path, suffix: str) -> None:
    acronyms = {entry.term: entry for entry in _of(_read(real_packs, SOUTHAMPTON + suffix), "acronym")}
    assert (acronyms["LAC/CLA"].definition, acronyms["LAC/CLA"].aliases) == (
        "Looked After Child/Child Looked After",
        ("LAC", "CLA"),
    )
    assert (acronyms["CP/ CPP"].definition, acronyms["CP/ CPP"].aliases) == (
        "Child Protection/ Child Protection Planning",
        ("CP", "CPP"),
    )
    assert (
        acronyms["CYP\u2019s/CYP Report"].definition == "Children and Young Peoples 'At Risk' Police Report"
    )
    assert acronyms["Southampton City CCG"].definition == "Southampton City clinical Commissioning Group"
    assert acronyms["UHS"].definition == "University Hospital Southampton NHS Foundation Trust"
    assert sum(bool(entry.aliases) for entry in acronyms.values()) == 3


def test_pdf_and_text_define_the_same(real_packs: Path) -> None:
    pdf, text = (_read(real_packs, SOUTHAMPTON + suffix) for suffix in (".pdf", ".txt"))
    for kind in ("acronym", "term"):
        assert [_words(entry.definition) for entry in _of(pdf, kind)] == [
            _words(entry.definition) for entry in _of(text, kind)
        ]


def test_paragraphs_and_bullets_are_kept(real_packs: Path) -> None:
    terms = {
        entry.term: entry.definition.split("\n")
        for entry in _of(_read(real_packs, SOUTHAMPTON + ".pdf"), "term")
    }
    assert [len(terms[term]) for term in ("Abuse", "Agency Decision Maker", "Care Order", "Child in Need and Child in Need Plan")] == [
        1, 3, 3, 7,
    ]  # fmt: skip
    bullets = {term: sum(part.startswith("\u2022") for part in parts) for term, parts in terms.items()}
    assert {term: count for term, count in bullets.items() if count} == {
        "Assessment": 4,
        "Child in Need and Child in Need Plan": 3,
        "Duty of Care": 3,
        "Early Help": 3,
        "Every Child Matters": 5,
        "Relevant Young People, Former Relevant, and Eligible": 3,
        "Section 47 Enquiry": 1,
    }
    assert not terms["Assessment"][-1].startswith("\u2022")


def test_entries_have_the_page_they_begin_on(real_packs: Path) -> None:
    result = _read(real_packs, SOUTHAMPTON + ".pdf")
    assert {(entry.page, entry.pdf_page) for entry in _of(result, "acronym")} == {("42", 47)}
    terms = {entry.term: entry.page for entry in _of(result, "term")}
    assert [terms[term] for term in ("Abuse", "CAFCASS", "Care Order", "Neglect", "Youth Offending Service or Team")] == [
        "56", "56", "57", "60", "64",
    ]  # fmt: skip
    assert result.pages == {47, *range(61, 70)}


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_acronyms_of_running_text_are_added_and_none_repeated(real_packs: Path, suffix: str) -> None:
    result = _read(real_packs, SOUTHAMPTON + suffix)
    found = [(entry.term, entry.definition) for entry in result.entries if entry.in_text]
    assert sorted(term for term, _ in found) == sorted(
        "ADM CCC CCG CiN DPIA DSO DfE ESIA IDVA IRO PEP PIA PLO RCPC SA SCIE SEET SGO UASC UHA UHP YJB".split()  # noqa: SIM905  a list to read
    )
    assert ("DfE", "Department for Education") in found
    assert ("SEET", "Seeking Education, Employment or Training") in found
    known = {name for entry in result.entries if not entry.in_text for name in (entry.term, *entry.aliases)}
    assert not known & {term for term, _ in found}


def test_acronyms_of_running_text_have_their_page(real_packs: Path) -> None:
    pages = {
        entry.term: entry.page for entry in _read(real_packs, SOUTHAMPTON + ".pdf").entries if entry.in_text
    }
    assert (pages["DfE"], pages["CCG"], pages["SEET"], pages["UASC"]) == ("14", "17", "69", "52")


def test_a_pack_without_a_glossary_has_only_what_its_text_explains(real_packs: Path) -> None:
    result = _read(real_packs, "kent-performance-report-q3-2024-25.pdf")
    assert all(entry.in_text for entry in result.entries)
    assert result.pages == frozenset()
    found = {entry.term: entry.definition for entry in result.entries}
    assert len(found) > 60
    assert found["DoLS"] == "Deprivation of Liberty Safeguards"
    assert not {"Green", "Amber", "Red"} & set(found)
