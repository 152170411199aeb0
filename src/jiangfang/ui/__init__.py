"""The look: base page, components, charts and wording. Knows nothing of the domain; every page stands on it."""
