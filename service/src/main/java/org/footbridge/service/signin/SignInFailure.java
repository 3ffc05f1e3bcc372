package org.footbridge.service.signin;

/** A sign-in that is refused, in the terms of RFC 6749, 5.2. */
final class SignInFailure extends RuntimeException {
    private final int status;
    private final String error;
    private final String description;

    SignInFailure(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static SignInFailure invalidRequest(String description) {
        return new SignInFailure(400, "invalid_request", description);
    }

    static SignInFailure invalidClient() {
        return new SignInFailure(
                401,
                "invalid_client",
                "The client is not known in this tenant, or the secret is not its own. Check the tenant, the client id and the"
                        + " secret; a lost secret cannot be shown again, make a new client.");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
