package org.footbridge.service.relay;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Gives the broker's acceptor the TLS context that was put among its parameters, so that keys never touch a file. Found
 * by the broker as a service; anything else is left to the broker's own factory.
 */
public final class RelayTlsContextFactory extends DefaultSSLContextFactory {
    static final String CONTEXT = "sslContext";
    private static final int BEFORE_THE_DEFAULTS = 1000;

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> parameters) throws Exception {
        return parameters.get(CONTEXT) instanceof SSLContext context
                ? context
                : super.getSSLContext(config, parameters);
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_DEFAULTS;
    }
}
