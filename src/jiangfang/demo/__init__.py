"""The sample world, made by the houses' own actions under a sample clock."""
