"""The pages around signing in: allauth's, and of those only what staff of a lender need."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import urls as openid_connect
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path


@login_not_required
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Addresses that allauth has names for and this service no pages: nobody signs up or is mailed."""
    del request
    raise Http404


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/set-now/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("signup/", nothing_here, name="account_signup"),
    path("password/reset/", nothing_here, name="account_reset_password"),
    path("password/set/", nothing_here, name="account_set_password"),
    path("2fa/", mfa.index, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("2fa/webauthn/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("elsewhere/cancelled/", elsewhere.login_cancelled, name="socialaccount_login_cancelled"),
    path("elsewhere/error/", login_not_required(elsewhere.login_error), name="socialaccount_login_error"),
    path("elsewhere/signup/", nothing_here, name="socialaccount_signup"),
    path("elsewhere/", nothing_here, name="socialaccount_connections"),
    path("", include(openid_connect)),
]
