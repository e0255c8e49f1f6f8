"""One field that finds everything by its name, the menu of all commands, and the list of their keys."""
