"""The arithmetic of the house, in pure Python: numbers of rights, deadlines, formulas, net benefits and shares."""
