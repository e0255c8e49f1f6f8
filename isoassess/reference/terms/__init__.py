"""The words of the trade that stand on screens and in documents, each with one plain sentence."""
