"""Lines of papers, whole and broken, labels and stamps, for property tests that put them together anyhow."""

from hypothesis import strategies as st

from parse_pages import (
    HARBOURTON_AGENDA,
    HARBOURTON_FRONT,
    HARBOURTON_MINUTES_1,
    HARBOURTON_MINUTES_2,
    HARBOURTON_REPORT,
    HARBOURTON_REPORT_2,
    MEREFORD_AGENDA,
    MEREFORD_FRONT,
    MEREFORD_MINUTES,
    MEREFORD_REPORT,
    WEALDSHIRE_AGENDA,
    WEALDSHIRE_LETTER,
    WEALDSHIRE_MINUTES,
    WEALDSHIRE_REPORT,
)

TEXTS = (
    HARBOURTON_FRONT,
    HARBOURTON_AGENDA,
    HARBOURTON_MINUTES_1,
    HARBOURTON_MINUTES_2,
    HARBOURTON_REPORT,
    HARBOURTON_REPORT_2,
    WEALDSHIRE_AGENDA,
    *WEALDSHIRE_MINUTES,
    WEALDSHIRE_LETTER,
    *WEALDSHIRE_REPORT,
    MEREFORD_FRONT,
    MEREFORD_AGENDA,
    MEREFORD_MINUTES,
    MEREFORD_REPORT,
)
FRAGMENTS = [
    *sorted({line.strip() for text in TEXTS for line in text.split("\n")}),
    "(", ")", "((((", "()", "•", "•  ", "-", "(Pages", "(Pages 9 - 1)", "1", "1.", "(i)", "(z)", "z.", "RESOLVED", "RESOLVED:",
    "Present:", "Apologies:", "AGENDA", "\u00b2\u00b3", "\u0663. \u0664", "4\u00b2 x", "Title:", ": :", "Item", "9999/9999", "A", "Minutes",
    "PART 2", "APPENDICES", "1. ", "Name:", "Tel:", "…", "\u00a0", "31 February 2020", "(\u00b2)", "00. x", "(Pages \u00b2 - \u00b3)",
]  # fmt: skip
LABELS = st.none() | st.sampled_from(["1", "2", "3", "5", "44", "0", "x", "iv", "\u00b2", "A1", "999999"])
STAMPS = st.lists(
    st.sampled_from(["Agenda Item 5", "Agenda Item 4a", "Appendix 1", "Appendix B", "Agenda Item", ""]),
    max_size=2,
)
