package org.footbridge.service.notifications;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes sockets that look at the address at the moment they connect to it: a name may have had another one when it was asked
 * for before. Those that are not connected yet are without TLS, which is laid over them afterwards.
 */
final class CheckedSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private final AllowedAddresses allowed;

    CheckedSockets(SSLSocketFactory tls, AllowedAddresses allowed) {
        this.tls = tls;
        this.allowed = allowed;
    }

    /** Of the same kind, for connections that begin without TLS. */
    SocketFactory plain() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return new Checked(allowed);
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw unusable();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                throw unusable();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                throw unusable();
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                throw unusable();
            }
        };
    }

    private static final class Checked extends Socket {
        private final AllowedAddresses allowed;

        Checked(AllowedAddresses allowed) {
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress known
                    && known.getAddress() != null
                    && !allowed.permit(known.getAddress())) {
                close();
                throw new AddressRefused(known.getAddress());
            }
            super.connect(endpoint, timeout);
        }
    }

    @Override
    public Socket createSocket() {
        return new Checked(allowed);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        // mail over TLS connects a socket of its own and has said nothing over it yet
        InetAddress address = socket.getInetAddress();
        if (address != null && !allowed.permit(address)) {
            socket.close();
            throw new AddressRefused(address);
        }
        return tls.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unusable();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw unusable();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unusable();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unusable();
    }

    private static SocketException unusable() {
        return new SocketException("only sockets that are not connected yet can be checked");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
