"""The parts of the sidebar: what stands above the places, the places themselves, and their icons."""
