"""Two years of an example neighbourhood that goes on living, to read what its desk says meanwhile."""
