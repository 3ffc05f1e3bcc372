package org.footbridge.cli.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Takes the way to a service step by step: name, port, certificate. Each step throws a {@link CommandFailure}. */
public final class ProbeService {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int USUAL_PORT = 443;

    private final Profile profile;
    private final URI url;

    public ProbeService(Profile profile) {
        this.profile = profile;
        this.url = profile.resolve("");
    }

    public String host() {
        return url.getHost() == null ? "" : url.getHost();
    }

    public int port() {
        return url.getPort() > 0 ? url.getPort() : encrypted() ? USUAL_PORT : 80;
    }

    public boolean encrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** @throws CommandFailure ServiceNameUnknown */
    public List<String> addresses() {
        try {
            return List.of(InetAddress.getAllByName(host())).stream()
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            throw new CommandFailure(
                    "ServiceNameUnknown",
                    "There is no address for " + host(),
                    "Check \"url\" in the profile, and the DNS servers of this machine",
                    0,
                    e);
        }
    }

    /** @throws CommandFailure ServiceUnreachable */
    public void connect() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), (int) WITHIN.toMillis());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * What the service presents, when it is accepted: its own certificate and those of its authorities.
     *
     * @throws CommandFailure ServiceUnreachable, ServiceNotTrusted, AuthorityUnreadable
     */
    public List<X509Certificate> certificates() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host(), port()), (int) WITHIN.toMillis());
            plain.setSoTimeout((int) WITHIN.toMillis());
            try (SSLSocket socket = (SSLSocket) trust().getSocketFactory().createSocket(plain, host(), port(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return List.of(socket.getSession().getPeerCertificates()).stream()
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast)
                        .toList();
            }
        } catch (SSLException e) {
            throw new CommandFailure(
                    "ServiceNotTrusted",
                    "The service at " + profile.url() + " presented a certificate that is not accepted ("
                            + e.getMessage() + ")",
                    "Check \"authority\" and \"url\" in the profile; the name in the URL must be one of the service's host"
                            + " names",
                    0,
                    e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private SSLContext trust() {
        if (profile.authority() != null) {
            return Trust.only(profile.authority());
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandFailure unreachable(IOException cause) {
        return new CommandFailure(
                "ServiceUnreachable",
                "Nothing answers at " + host() + " port " + port() + " (" + cause.getMessage() + ")",
                "Check that the service runs, and the firewalls between it and this machine",
                0,
                cause);
    }
}
