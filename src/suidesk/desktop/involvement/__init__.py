"""Forms and cards of how people are involved: roles, promises, hours and what they remind of; rooms share them."""
