"""The store: one SQLite file behind one door; rows and SQL never leave it."""

from isoassess.store.errors import (
    AssessmentCompleted,
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
from isoassess.store.existing import check_existing
from isoassess.store.history import differences, replay
from isoassess.store.not_saved import NotSaved, not_saved_words
from isoassess.store.place import default_store
from isoassess.store.records import (
    AssessmentRecord,
    AssessmentSummary,
    Carry,
    HistoryEntry,
    HistoryStep,
    Kind,
    Order,
    OrganizationSummary,
    PlannedAction,
    Shelf,
    Standing,
    Subject,
)
from isoassess.store.rewinding import Moment, moments
from isoassess.store.store import Store

__all__ = [
    "AssessmentCompleted",
    "AssessmentRecord",
    "AssessmentSummary",
    "BadValue",
    "Carry",
    "FolderReadOnly",
    "HistoryEntry",
    "HistoryStep",
    "Kind",
    "Moment",
    "NewerStore",
    "NotAStore",
    "NotInStore",
    "NotSaved",
    "Order",
    "OrganizationSummary",
    "PlannedAction",
    "Shelf",
    "Standing",
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
    "check_existing",
    "default_store",
    "differences",
    "moments",
    "not_saved_words",
    "replay",
]
