"""How documents look: paper, logos and color."""
