"""Testigo reads news reports of armed violence and writes sourced incident records."""
