"""What the window itself does of the commands, and the ways to all of them."""
