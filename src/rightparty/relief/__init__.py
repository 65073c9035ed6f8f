"""Ability to pay, budget, agreements and hardship."""
