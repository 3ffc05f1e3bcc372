package org.footbridge.directory;

/** A certificate that signed nothing. */
final class OtherAuthority {
    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBlDCCATugAwIBAgIUctrFHDhh1GZT7IjEEzGJwumTAjEwCgYIKoZIzj0EAwIw
            HzEdMBsGA1UEAwwUU29tZSBvdGhlciBhdXRob3JpdHkwIBcNMjYxMTIxMTEwNzA3
            WhgPMjEyNjEwMjgxMTA3MDdaMB8xHTAbBgNVBAMMFFNvbWUgb3RoZXIgYXV0aG9y
            aXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ9Q8D6UaaOH9UAXHfXqCDznW
            hNz5OJ5Eb4wiB1yVKShdNJzzMh+0fV6JHjLOLeF6lxiqU+y1Yb25WoG/kzbSV6NT
            MFEwHQYDVR0OBBYEFCbLaVXXSsfrKjHOdidaR3mgnxKjMB8GA1UdIwQYMBaAFCbL
            aVXXSsfrKjHOdidaR3mgnxKjMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
            RwAwRAIgBPbo29UMuDrAx2kW26eErxtZOCTHaBcg/VC93QN1TQICIC8GtuQCN/dz
            bLc9XrCQeixHz2diKOEF5qyLKnXrCw8m
            -----END CERTIFICATE-----
            """;

    private OtherAuthority() {}
}
