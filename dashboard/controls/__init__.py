"""The controls: the sidebar, the settings behind it, and the link."""
