"""What a language does to text; no module here knows which edition is made."""
