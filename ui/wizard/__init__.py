"""The intake: seven pages that collect what is known of an organization and show the choice as it grows."""
