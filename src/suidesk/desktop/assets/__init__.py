"""What projects need and what the neighbourhood has: needs, ideas, assets, and who holds the keys."""
