"""What is said to whoever supports the program, or asks what it is made of."""
