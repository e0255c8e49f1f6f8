"""The file of a window is closed until its password is said again, and then the window is as before."""
