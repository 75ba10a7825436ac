"""What is handed out: the folder ``dist/``, whole or not at all."""
