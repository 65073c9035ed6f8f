"""Every reader of something from outside, tried with what nobody meant to hand in."""
