"""Records, Merkle tree and proofs. Holds no personal data."""
