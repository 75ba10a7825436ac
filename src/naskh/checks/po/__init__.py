"""The rules of ``naskh po check``: one function a rule, one table of rules."""
