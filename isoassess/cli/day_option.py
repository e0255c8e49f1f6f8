"""A day as it is typed on the command line."""

import datetime
from typing import Any

import click

from isoassess.files.yaml_reader import read_date


class Day(click.ParamType[datetime.date]):
    """A date as 2027-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return value if isinstance(value, datetime.date) else read_date(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
