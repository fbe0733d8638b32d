"""What holds of Opora, shown on real files, real child processes and a real browser."""
