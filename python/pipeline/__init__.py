"""The Python side of the parity claims: the pipeline's model, transform and checkpoint, by their contract."""
