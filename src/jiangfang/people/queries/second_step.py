"""The passkeys of an account."""

from allauth.mfa.models import Authenticator

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Account


def own_passkey(account: Account, key: int) -> Authenticator:
    """One's own passkey under its key. Raises NotThere."""
    found = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN, pk=key).first()
    if found is None:
        raise NotThere(N_("There is nothing here, or nothing that is open to you."))
    return found
