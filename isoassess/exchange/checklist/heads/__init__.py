"""What the heads of a checklist say of its columns, and what is in them where heads mean several things."""
