"""From answers to what follows from them: what applies, findings, the verdict, actions, and what changed."""
