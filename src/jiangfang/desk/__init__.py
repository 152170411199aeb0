"""What awaits me: the desk, the pages of the organisation tree, the frame around every page."""
