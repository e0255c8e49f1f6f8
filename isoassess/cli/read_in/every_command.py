"""Every command about what is filled in elsewhere, or looked at there."""

from isoassess.cli.read_in.calendar_command import calendar_command
from isoassess.cli.read_in.checklist_command import checklist_command
from isoassess.cli.read_in.spreadsheet_commands import spreadsheet_command, tables_command
from isoassess.cli.read_in.worksheet_command import worksheet_command

READ_IN = (worksheet_command, tables_command, spreadsheet_command, checklist_command, calendar_command)
