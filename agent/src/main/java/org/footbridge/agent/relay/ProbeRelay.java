package org.footbridge.agent.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.footbridge.agent.Proxy;

/**
 * Finds out by a bare TLS handshake why the relay cannot be used; the messaging library only says that it did not work.
 * With TLS 1.3 the server judges the client's certificate after the handshake, so the first read tells.
 */
public final class ProbeRelay {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int VERDICT_MILLIS = 700;
    private static final int PROXY_OK = 200;

    private final String host;
    private final int port;
    private final Optional<Proxy> proxy;

    public ProbeRelay(String host, int port, Optional<Proxy> proxy) {
        this.host = host;
        this.port = port;
        this.proxy = proxy;
    }

    /** What was found, in the order in which a connection gets through. */
    public enum Outcome {
        NAME_UNKNOWN,
        UNREACHABLE,
        PROXY_REFUSED,
        SERVER_NOT_TRUSTED,
        CERTIFICATE_REFUSED,
        FINE
    }

    /** @param detail a reason to show; empty when fine */
    public record Finding(Outcome outcome, String detail) {}

    public Finding probe(SSLContext tls) {
        try (Socket plain = new Socket()) {
            String first = proxy.map(Proxy::host).orElse(host);
            InetSocketAddress address =
                    new InetSocketAddress(first, proxy.map(Proxy::port).orElse(port));
            if (address.isUnresolved()) {
                return new Finding(Outcome.NAME_UNKNOWN, "the name " + first + " is unknown");
            }
            plain.setSoTimeout(TIMEOUT_MILLIS);
            plain.connect(address, TIMEOUT_MILLIS);
            if (proxy.isPresent()) {
                int status = passThrough(plain, proxy.get());
                if (status != PROXY_OK) {
                    return new Finding(Outcome.PROXY_REFUSED, "the proxy " + first + " answered with status " + status);
                }
            }
            return handshake(tls, plain);
        } catch (UnknownHostException e) {
            return new Finding(Outcome.NAME_UNKNOWN, "the name " + e.getMessage() + " is unknown");
        } catch (IOException e) {
            return new Finding(Outcome.UNREACHABLE, text(e));
        }
    }

    /** CONNECT (RFC 9110 9.3.6). */
    private int passThrough(Socket socket, Proxy through) throws IOException {
        StringBuilder request =
                new StringBuilder("CONNECT " + host + ":" + port + " HTTP/1.1\r\nHost: " + host + ":" + port);
        through.authorization()
                .ifPresent(value -> request.append("\r\nProxy-Authorization: ").append(value));
        socket.getOutputStream().write(request.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        // the server speaks only after the client's first TLS message, so nothing of TLS is read here
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = reader.readLine();
        String line = status;
        while (line != null && !line.isEmpty()) {
            line = reader.readLine();
        }
        String[] parts = status == null ? new String[0] : status.split(" ");
        return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
    }

    private Finding handshake(SSLContext tls, Socket plain) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.setSoTimeout(VERDICT_MILLIS);
            int end = socket.getInputStream().read();
            return end < 0 ? new Finding(Outcome.UNREACHABLE, "the relay closed the connection") : fine();
        } catch (SocketTimeoutException e) {
            return fine();
        } catch (SSLException e) {
            return judge(e);
        } catch (IOException e) {
            return new Finding(Outcome.UNREACHABLE, text(e));
        }
    }

    private static Finding judge(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new Finding(Outcome.SERVER_NOT_TRUSTED, text(cause));
            }
        }
        String message = text(e).toLowerCase(Locale.ROOT);
        boolean certificate = message.contains("alert")
                && (message.contains("certificate")
                        || message.contains("access_denied")
                        || message.contains("unknown_ca"));
        return new Finding(certificate ? Outcome.CERTIFICATE_REFUSED : Outcome.UNREACHABLE, text(e));
    }

    private static Finding fine() {
        return new Finding(Outcome.FINE, "");
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
