"""The store: one SQLite file behind one door; rows and SQL never leave it."""

from isoassess.store.errors import (
    BadValue,
    FolderReadOnly,
    NewerStore,
    NotAStore,
    NotInStore,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreIsFolder,
    StoreReadOnly,
    StoreUnreachable,
    StoreUnreadable,
    UnknownProfile,
)
from isoassess.store.history import replay
from isoassess.store.records import (
    AssessmentRecord,
    AssessmentSummary,
    HistoryEntry,
    HistoryStep,
    Kind,
    OrganizationSummary,
    Subject,
)
from isoassess.store.store import Store

__all__ = [
    "AssessmentRecord",
    "AssessmentSummary",
    "BadValue",
    "FolderReadOnly",
    "HistoryEntry",
    "HistoryStep",
    "Kind",
    "NewerStore",
    "NotAStore",
    "NotInStore",
    "OrganizationSummary",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreIsFolder",
    "StoreReadOnly",
    "StoreUnreachable",
    "StoreUnreadable",
    "Subject",
    "UnknownProfile",
    "replay",
]
