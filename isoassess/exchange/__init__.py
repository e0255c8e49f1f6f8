"""An assessment on its way into the program and out of it."""
