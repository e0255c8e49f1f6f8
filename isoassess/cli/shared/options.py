"""The options that several commands have in common."""

import click

from isoassess.cli.named_path import PATH

STORE = click.option("--store", "store_path", type=PATH, help="The file meant instead of your own.")
ASSESSMENT = click.option(
    "--assessment",
    "assessment_id",
    default="",
    metavar="ID",
    help="Which assessment of the file: its id, or its organization.",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
PACKAGE_PASSWORD = click.option(
    "--package-password-file",
    type=PATH,
    metavar="FILE",
    help="The password of the package: the first line of FILE, or of the input where FILE is `-`.",
)
