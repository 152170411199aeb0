"""Persons, their seats and accounts, and the question where all reads begin: what may this person see."""
