"""The screens of the main window, one a module."""
