"""What may leave: profiles, and a coding with everything taken out that its profile does not let pass."""

from testigo.publication.profile import Profile, load_profile
from testigo.publication.protection import Protected, protect
from testigo.publication.selection import Selection

__all__ = ["Profile", "Protected", "Selection", "load_profile", "protect"]
