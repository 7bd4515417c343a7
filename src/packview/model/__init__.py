"""The values everything above this layer speaks in: frozen, slotted, keyword-only; no I/O.

Import them from here; the files below are how they are grouped.
"""

from packview.model.attendance import Attendance
from packview.model.colours import ColourTheme, Preferences
from packview.model.dataset import Indicator, Table
from packview.model.findings import FINDING_KINDS, Finding, FindingKind, Severity, Sureness, Trend, TrendRule
from packview.model.layout import Block, BlockKind, LaidCell, Layout, Span
from packview.model.meeting import AgendaItem, Contact, Meeting, Member, Paper, Recommendation
from packview.model.minutes import Attendee, FollowUp, MinuteItem, Minutes, Resolution
from packview.model.notes import (
    OPEN_STATUSES,
    PRIORITIES,
    STATUSES,
    Anchor,
    BinnedNote,
    Evidence,
    EvidenceKind,
    Note,
    NoteKind,
    NoteStatus,
    Priority,
    StatusChange,
)
from packview.model.pack import SCHEMA_VERSION, Change, Pack, PageInfo, Source, Supplement, Warned, edition_of
from packview.model.pages import Bookmark, Document, Page, Rule, Run
from packview.model.places import VERDICTS, Placed, PlacedEvidence, PlacedNote, Verdict
from packview.model.reading import LibraryEntry, PlaceMark, Position, ReadingState, SideLayout
from packview.model.revisions import RevisedHow, RevisedPart, RevisionChange, RevisionChanges
from packview.model.themes import Theme, ThemeLink, ThemeLinks, ThemePassage
from packview.model.tracker import GlossaryEntry, TrackedRecommendation

__all__ = [
    "FINDING_KINDS",
    "OPEN_STATUSES",
    "PRIORITIES",
    "SCHEMA_VERSION",
    "STATUSES",
    "VERDICTS",
    "AgendaItem",
    "Anchor",
    "Attendance",
    "Attendee",
    "BinnedNote",
    "Block",
    "BlockKind",
    "Bookmark",
    "Change",
    "ColourTheme",
    "Contact",
    "Document",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "FindingKind",
    "FollowUp",
    "GlossaryEntry",
    "Indicator",
    "LaidCell",
    "Layout",
    "LibraryEntry",
    "Meeting",
    "Member",
    "MinuteItem",
    "Minutes",
    "Note",
    "NoteKind",
    "NoteStatus",
    "Pack",
    "Page",
    "PageInfo",
    "Paper",
    "PlaceMark",
    "Placed",
    "PlacedEvidence",
    "PlacedNote",
    "Position",
    "Preferences",
    "Priority",
    "ReadingState",
    "Recommendation",
    "Resolution",
    "RevisedHow",
    "RevisedPart",
    "RevisionChange",
    "RevisionChanges",
    "Rule",
    "Run",
    "Severity",
    "SideLayout",
    "Source",
    "Span",
    "StatusChange",
    "Supplement",
    "Sureness",
    "Table",
    "Theme",
    "ThemeLink",
    "ThemeLinks",
    "ThemePassage",
    "TrackedRecommendation",
    "Trend",
    "TrendRule",
    "Verdict",
    "Warned",
    "edition_of",
]
