"""The house of innovation: problems, projects, results, their use, their benefit and the rights in them."""
