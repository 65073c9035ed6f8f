"""The third reading of a rule: Z3 terms, for proofs about every contact there could ever be.

`kleene` is truth with a third value over terms, `events` a symbolic history, `world` the answer to every
question, `reading` the argument of a rule, `refusal` what a law allows. Needs the extra `proof`.
"""
