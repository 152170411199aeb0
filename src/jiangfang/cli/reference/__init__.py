"""Reference pages that are read off what the code declares: nobody keeps them in step by hand.

``python -m jiangfang.cli.reference`` writes docs/reference; with ``--check`` it says which pages are out of date.
"""
