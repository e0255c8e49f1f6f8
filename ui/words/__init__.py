"""The words of the trade, explained where they stand: those of a screen, and all of them."""
