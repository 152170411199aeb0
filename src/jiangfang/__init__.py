"""Jiangfang 匠坊: the working tool of model worker innovation studios, their companies and their federations."""

__version__ = "0.1.0"
