"""What finished work must satisfy: rules that read, and never repair."""
