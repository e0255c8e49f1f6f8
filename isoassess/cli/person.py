"""Who the history names of what a command changes: the account of this computer."""

import getpass


def person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
