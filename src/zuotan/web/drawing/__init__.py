"""Charts (图): pure functions from numbers to the coordinates that templates write as SVG."""
