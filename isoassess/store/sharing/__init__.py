"""A file that several computers reach: who of them writes, and what carrying it about leaves behind."""
