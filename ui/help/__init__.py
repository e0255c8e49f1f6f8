"""Help: the guide in a window of its own, what the program is, and a report of a problem."""
