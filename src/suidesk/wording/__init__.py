"""Codes turned into sentences, without Qt."""
