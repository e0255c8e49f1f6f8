"""The command that shows and sets what the program keeps for a person."""

from pathlib import Path
from typing import Any

import click

from isoassess.cli.terminal import say
from isoassess.errors import BadInput
from isoassess.files.yaml_reader import unknown_word
from isoassess.language.texts import _
from isoassess.settings import Setting, Settings, declared, own_settings
from isoassess.settings.declared import BACKUP_FOLDER, START_FILE
from isoassess.shown import shown_lines


@click.command(name="settings", short_help="List the settings, or show or set the one called NAME.")
@click.argument("name", required=False)
@click.argument("value", required=False)
def settings_command(name: str | None, value: str | None) -> None:
    """List the settings with their value, default and meaning; show the one called NAME, or set it to VALUE.

    An empty VALUE ("") goes back to the default. Internal ones are set by the window alone.
    """
    kept = own_settings()
    if name is None:
        say(shown_lines(_line(setting, kept) for setting in declared().values()))
    elif value is None:
        setting = _named(name)
        say(shown_lines([setting.kind.told(kept.get(setting))]))
    else:
        _set(_named(name), value, kept)


def _named(name: str) -> Setting[Any]:
    if name not in declared():
        raise BadInput(unknown_word(name, declared()))
    return declared()[name]


def _set(setting: Setting[Any], text: str, kept: Settings) -> None:
    if setting.internal:
        raise BadInput(_("{name}: only the window sets it").format(name=setting.name))
    if not text:
        kept.reset(setting)
        return
    try:
        value = setting.kind.typed(text)
        if setting is BACKUP_FOLDER:
            _check_second(value, kept)
        kept.put(setting, value)
    except BadInput as error:
        raise BadInput(f"{setting.name}: {error}") from None


def _check_second(folder: Path, kept: Settings) -> None:
    from isoassess.store import default_store
    from isoassess.store.backup.second_folder import check_second

    check_second(folder, kept.get(START_FILE) or default_store())


def _line(setting: Setting[Any], kept: Settings) -> str:
    says = _("{name} = {value} (default: {default}): {help}")
    if setting.internal:
        says = _("{name} = {value} (default: {default}; internal): {help}")
    return says.format(
        name=setting.name,
        value=setting.kind.told(kept.get(setting)) or _("not set"),
        default=setting.kind.told(setting.default) or _("not set"),
        help=setting.help(),
    )
