"""The guide for users: its pages as they lie with the program, and what is found in them."""
