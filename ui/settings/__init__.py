"""What a person sets once, and finds as they left it."""
