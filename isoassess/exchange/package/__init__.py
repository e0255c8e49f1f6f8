"""The package `.isoassess`: organizations in one file, to be moved or merged, with a proof of every part."""
