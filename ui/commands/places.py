"""The places one can go to, by the names that the window knows them by."""

ORGANIZATIONS = "organizations"
ALL_ACTIONS = "all-actions"
BACKUPS = "backups"
STANDARDS_SIDE_BY_SIDE = "comparison"
LIBRARY = "library"
SETTINGS = "settings"

OVERVIEW = "overview"
PROFILE = "profile"
STANDARD = "standard"
ASSESSMENT = "assessment"
ACTIONS = "actions"
REPORTS = "reports"
ASSESSMENT_COMPARISON = "compared"
HISTORY = "history"

INSIDE = (OVERVIEW, PROFILE, STANDARD, ASSESSMENT, ACTIONS, REPORTS, ASSESSMENT_COMPARISON, HISTORY)
"""Those of an organization that is open."""

PART_OF = {ASSESSMENT_COMPARISON: OVERVIEW, HISTORY: OVERVIEW}
"""Places without a button of their own."""
