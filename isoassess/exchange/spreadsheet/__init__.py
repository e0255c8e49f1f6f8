"""An assessment as a spreadsheet that is filled in elsewhere, and what it says of itself."""
