"""Characters: which font has each, what stands for one that none has, and between which a line may end."""
