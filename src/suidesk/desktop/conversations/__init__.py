"""Conversations, visits, calls and messages: noting one from anywhere, and changing it."""
