package org.footbridge.directory;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust for one LDAPS connection attempt: the given authorities (or the runtime's), the host name, and a memory of the
 * chain that the server presented, for messages that a person can act on. For one thread.
 */
final class TlsTrust {
    private final RecordingTrust trust;
    private final RecordingSockets sockets;

    TlsTrust(Optional<Path> authorities) {
        try {
            trust = new RecordingTrust(trustManager(authorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            sockets = new RecordingSockets(context.getSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.SETTINGS_INVALID,
                    "The file of certificate authorities "
                            + authorities.map(Path::toString).orElse("of the runtime") + " cannot be used: "
                            + e.getMessage(),
                    "Give a PEM file with the certificate of the authority that issued the domain controller's certificate.",
                    e);
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /** The chain that was presented, leaf first; empty before a handshake. */
    List<X509Certificate> presented() {
        return trust.presented;
    }

    /** Whether the chain is trusted; the name of the host is looked at after that. */
    boolean accepted() {
        return trust.accepted;
    }

    /** Whether the server took the connection, whatever came of TLS on it. */
    boolean connected() {
        Socket socket = sockets.made;
        return socket != null && socket.isConnected();
    }

    /** Ends a handshake that goes on, and waits for nothing. */
    void disconnect() {
        Socket socket = sockets.made;
        if (socket != null) {
            Thread.ofVirtual().start(() -> close(socket));
        }
    }

    private static void close(Socket socket) {
        try {
            // without saying goodbye, for which a server that is stuck may keep us waiting as well
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // which is all that was wanted
        }
    }

    private static X509TrustManager trustManager(Optional<Path> authorities)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities.isPresent() ? keyStore(authorities.get()) : null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new CertificateException("no X.509 trust manager in this Java runtime");
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new CertificateException("it contains no certificate");
            }
        }
        return store;
    }

    /** Remembers the chain, then lets the real trust manager decide. */
    private static final class RecordingTrust implements X509TrustManager {
        private final X509TrustManager real;
        private volatile List<X509Certificate> presented = List.of();
        private volatile boolean accepted;

        RecordingTrust(X509TrustManager real) {
            this.real = real;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            real.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate @Nullable [] chain, String type) throws CertificateException {
            presented = chain == null ? List.of() : List.of(chain);
            real.checkServerTrusted(chain, type);
            accepted = true;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return real.getAcceptedIssuers();
        }
    }

    /** Remembers the socket, to know afterwards how far it came. */
    private static final class RecordingSockets extends SSLSocketFactory {
        private final SSLSocketFactory real;
        private volatile @Nullable Socket made;

        RecordingSockets(SSLSocketFactory real) {
            this.real = real;
        }

        /** The handshake ends with an error when the certificate is for another host (RFC 4513, 3.1.3). */
        private Socket remember(Socket socket) {
            if (socket instanceof SSLSocket tls) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("LDAPS");
                tls.setSSLParameters(parameters);
            }
            made = socket;
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return remember(real.createSocket());
        }

        @Override
        public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
            return remember(real.createSocket(below, host, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return remember(real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return remember(real.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return remember(real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return remember(real.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return real.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return real.getSupportedCipherSuites();
        }
    }
}
