package org.footbridge.directory;

/** A DNS server to ask instead of those of this machine. */
public record DnsServer(String host, int port) {
    private static final int PORT = 53;
    private static final int HIGHEST_PORT = 0xFFFF;

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static DnsServer parse(String text) {
        String stripped = text.strip();
        int bracket = stripped.lastIndexOf(']');
        int colon = stripped.lastIndexOf(':');
        boolean withPort = colon > bracket && (bracket >= 0 || stripped.indexOf(':') == colon);
        String host = withPort ? stripped.substring(0, colon) : stripped;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = withPort ? Integer.parseInt(stripped.substring(colon + 1)) : PORT;
        if (!host.matches("[A-Za-z0-9_.:-]+") || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("'" + text + "' is not HOST or HOST:PORT");
        }
        return new DnsServer(host, port);
    }

    String url() {
        return "dns://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
