"""The ground: pure Python that knows neither Django nor the domain's nouns."""
