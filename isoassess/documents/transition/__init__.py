"""The plan of the transition to the new edition, for the holder of a certificate to the old one."""
