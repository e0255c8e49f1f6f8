"""What several screens are made of and knows of the standards."""
