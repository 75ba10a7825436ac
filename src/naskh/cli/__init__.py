"""The command ``naskh``: arguments, progress and tables, and nothing else."""
