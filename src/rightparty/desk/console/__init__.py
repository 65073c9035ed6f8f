"""Pages for those who run a day: what was planned, refused, held and sent, and whether it is proven."""
