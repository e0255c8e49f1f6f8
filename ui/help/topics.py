"""Which page of the guide belongs to what is in front: a place of the window, a dialog, a page of the wizard.

A topic is the name of a page, or of a part of it behind `#`.
"""

from PySide6.QtWidgets import QWidget, QWizard

from isoassess.guide.pages import CONTENTS
from ui.commands.places import (
    ACTIONS,
    ALL_ACTIONS,
    ASSESSMENT,
    ASSESSMENT_COMPARISON,
    BACKUPS,
    HISTORY,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    PROFILE,
    REPORTS,
    SETTINGS,
    STANDARD,
    STANDARDS_SIDE_BY_SIDE,
)

OF_PLACE = {
    ORGANIZATIONS: "organizations",
    ALL_ACTIONS: "actions#the-actions-of-all-organizations",
    BACKUPS: "backup",
    STANDARDS_SIDE_BY_SIDE: "standard#compare-the-standards",
    LIBRARY: "library",
    SETTINGS: "settings",
    OVERVIEW: "overview",
    PROFILE: "profile",
    STANDARD: "standard",
    ASSESSMENT: "assessment",
    ACTIONS: "actions",
    REPORTS: "documents",
    ASSESSMENT_COMPARISON: "assessments#compare-two-assessments",
    HISTORY: "history",
}
OF_DIALOG = {
    "AboutDialog": "problems#about-the-program",
    "AskDialog": "password#open-a-file-with-a-password",
    "AssessmentFileDialog": "command-line#an-assessment-as-text",
    "AttachmentDialog": "assessment#evidence",
    "ChecklistDialog": "checklist",
    "CompleteDialog": "assessments#complete-and-lock",
    "CopiesDialog": "password#what-the-password-closes",
    "DamagedDialog": "problems#a-damaged-file",
    "DeleteDialog": "organizations#archive-and-delete",
    "ExportDialog": "package#take-it-along",
    "FaultDialog": "problems#a-fault-of-the-program",
    "FolderDialog": "client-folder",
    "ImportDialog": "package#take-it-over",
    "IssueDialog": "documents#issue-a-document",
    "IssuedDialog": "documents#issue-a-document",
    "KeyList": "keys",
    "LicencesDialog": "problems#about-the-program",
    "LostDialog": "problems#a-damaged-file",
    "MissingBackups": "backup",
    "NewAssessmentDialog": "assessments#begin-the-next-one",
    "OwnDecisionDialog": "standard#decide-otherwise",
    "PackagePasswordDialog": "package#take-it-over",
    "ProblemDialog": "problems#report-a-problem",
    "ReadInDialog": "worksheets#read-it-in",
    "RecoveryDialog": "password#the-recovery-key",
    "RemoveDialog": "password#change-or-remove-it",
    "ReopenDialog": "assessments#reopen",
    "ResealDialog": "password",
    "RestoreDialog": "backup#take-something-back",
    "Served": "actions#one-action-for-several-findings",
    "SetDialog": "password",
    "TargetDialog": "package#take-it-over",
    "SeveralActionsDialog": "actions#several-at-once",
    "VersionDialog": "other-computer#two-versions-of-one-file",
    "WhatIsThisDialog": "start",
    "WholeClauseDialog": "assessment#a-whole-clause-at-once",
    "WordsDialog": "words",
    "_TryAgainQuestion": "problems#the-file-cannot-be-opened",
    "_UnsavedQuestion": "problems#something-is-not-saved",
}
OF_STEP = {
    "OrganizationPage": "profile#organization",
    "SitesPage": "profile#sites-and-people",
    "ProductsPage": "profile#products-and-sector",
    "ActivitiesPage": "profile#activities-and-design",
    "ExternalPage": "profile#external-requirements",
    "SystemPage": "profile#management-system",
    "StandardPage": "profile#your-standard",
}


def topic_of(place: str, dialog: QWidget | None = None) -> str:
    """The topic of a dialog, or of the place behind it where it has none of its own."""
    if isinstance(dialog, QWizard):
        return OF_STEP.get(type(dialog.currentPage()).__name__, OF_PLACE[PROFILE])
    kinds = type(dialog).__mro__ if dialog is not None else ()
    of_dialog = (OF_DIALOG.get(kind.__name__) for kind in kinds)
    return next(filter(None, of_dialog), OF_PLACE.get(place, CONTENTS))
