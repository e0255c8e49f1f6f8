"""The kinds of files that a dialog lists: the content tells what a file is, not its ending."""

from isoassess.language.texts import _


def file_filters(*, worked_in_first: bool = False) -> str:
    """As Qt wants them; `worked_in_first`: those that are worked in, and what is taken over into one next."""
    worked_in = (_("IsoAssess files"), "*.db")
    others = (
        (_("Packages"), "*.isoassess"),
        (_("Assessments and profiles"), "*.yaml *.yml"),
        (_("Spreadsheets and checklists"), "*.xlsx *.xlsm *.ods *.xls *.csv *.tsv"),
        (_("Filled worksheets"), "*.pdf"),
    )
    every = (_("All that can be opened"), " ".join(endings for _words, endings in (worked_in, *others)))
    first = (worked_in, every, *others) if worked_in_first else (every, *others, worked_in)
    return ";;".join(f"{words} ({endings})" for words, endings in (*first, (_("All files"), "*")))
