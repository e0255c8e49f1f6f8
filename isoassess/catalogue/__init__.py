"""The standards as shipped: requirements by clause, how they answer each other, all editions together."""
