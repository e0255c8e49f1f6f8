"""Organizations that leave a file as a package, and come into one."""
