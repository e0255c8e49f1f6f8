"""What several commands have in common: options, and what is told before something leaves."""
