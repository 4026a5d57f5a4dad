"""Errors, sorted by who must act. Absence of a value is a Gap, never an error."""


class TestigoError(Exception):
    """The root of all errors that Testigo raises itself."""

    __test__ = False  # the name begins with "Test", which pytest would otherwise collect


class ConfigurationError(TestigoError):
    """The operator must act: a setting, a path or a data file is wrong."""


class InputError(TestigoError):
    """One piece of input cannot be used. It becomes an issue row and the run goes on."""


class ServiceError(TestigoError):
    """Something outside failed. The operation can be tried again."""


class IntegrityError(TestigoError):
    """A promise was broken. The fault is ours: the run stops."""
