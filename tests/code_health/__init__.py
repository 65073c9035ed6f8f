"""Tests about the code itself: the house rules that no other tool can hold."""
