"""An assessment as a spreadsheet that goes out and comes back, and checklists that somebody brought along."""
