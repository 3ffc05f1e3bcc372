package org.footbridge.drsr;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.kerberos.FetchTicket;
import org.footbridge.drsr.kerberos.KerberosPrivacy;
import org.footbridge.drsr.ntlm.NtlmPrivacy;
import org.footbridge.drsr.replication.AnswerForm;
import org.footbridge.drsr.replication.Attribute;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.NameFormat;
import org.footbridge.drsr.replication.ReplicatedObject;
import org.footbridge.drsr.replication.ReplicationRights;
import org.footbridge.drsr.replication.ReplicationSession;
import org.footbridge.drsr.replication.ReplicationState;
import org.footbridge.drsr.rpc.FindEndpoint;
import org.footbridge.drsr.rpc.PacketPrivacy;
import org.footbridge.drsr.rpc.RpcConnection;
import org.footbridge.drsr.rpc.RpcLimits;
import org.footbridge.drsr.secret.KerberosKeys;
import org.footbridge.drsr.secret.OpenSecrets;
import org.footbridge.drsr.secret.SecretBytes;

/**
 * A connection to a domain controller's replication service. Every packet is encrypted. Not thread-safe, but for {@link
 * #ntHash} and {@link #kerberosKeys}, which may be called by many threads at once while it is open.
 *
 * <p>Whatever fails is a {@link DrsException}. Answers that refuse a single call leave the connection usable; when the
 * connection itself has failed, every later call fails with {@code CONNECTION_LOST}.
 */
public final class DrsConnection implements AutoCloseable {
    /** Ten seconds to connect, two minutes for an answer of at most 32 MiB. */
    public static final RpcLimits USUAL_LIMITS =
            new RpcLimits(Duration.ofSeconds(10), Duration.ofMinutes(2), 32 * 1024 * 1024);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReplicationSession session;
    private final OpenSecrets secrets;

    private DrsConnection(ReplicationSession session, OpenSecrets secrets) {
        this.session = session;
        this.secrets = secrets;
    }

    /** {@link #open(DomainController, Logon, RpcLimits)} with the usual limits. */
    public static DrsConnection open(DomainController controller, Logon logon) {
        return open(controller, logon, USUAL_LIMITS);
    }

    /** {@link #open(DomainController, Logon, RpcLimits, AnswerForm)} with plain answers. */
    public static DrsConnection open(DomainController controller, Logon logon, RpcLimits limits) {
        return open(controller, logon, limits, AnswerForm.PLAIN);
    }

    /**
     * Finds the port, logs on and binds (MS-DRSR 4.1.3). The logon is not closed.
     *
     * @param limits times are of each call, bytes of each answer when it is decompressed
     * @param form how pages of changes are to come
     */
    public static DrsConnection open(DomainController controller, Logon logon, RpcLimits limits, AnswerForm form) {
        int port = FindEndpoint.port(controller.address(), ReplicationSession.INTERFACE, limits);
        PacketPrivacy privacy = privacy(controller, logon);
        RpcConnection connection;
        try {
            connection = RpcConnection.open(
                    new InetSocketAddress(controller.address(), port),
                    ReplicationSession.INTERFACE,
                    Optional.of(privacy),
                    limits);
        } catch (RuntimeException failure) {
            privacy.close();
            throw failure;
        }
        try {
            ReplicationSession session =
                    ReplicationSession.bind(connection, controller.domain(), form, limits.answerBytes());
            return new DrsConnection(session, new OpenSecrets(privacy.sessionKey()));
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static PacketPrivacy privacy(DomainController controller, Logon logon) {
        return switch (logon) {
            case NtlmLogon ntlm -> new NtlmPrivacy(ntlm.account(), RANDOM);
            case KerberosLogon kerberos -> {
                String service =
                        "ldap/" + controller.name() + "@" + controller.domain().toUpperCase(Locale.ROOT);
                yield new KerberosPrivacy(FetchTicket.of(kerberos.subject(), service), RANDOM);
            }
        };
    }

    /**
     * The next page of what has changed in a naming context (MS-DRSR 4.1.10). The first time everything comes; later only
     * objects of which one of the attributes has changed, with these attributes, and tombstones if {@link
     * Attribute#IS_DELETED} is among them.
     *
     * @param namingContext distinguished name, such as DC=corp,DC=example
     * @param from {@link ReplicationState#beginning()}, or the state of an earlier page of the same naming context and
     *     attributes, from this or another controller of the domain
     * @param attributes at least one; secret ones take the right Replicating Directory Changes All
     * @param mostObjects of the page, from 1; servers keep to it about
     */
    public ChangePage changes(String namingContext, ReplicationState from, Set<Attribute> attributes, int mostObjects) {
        return session.changes(namingContext, from, attributes, mostObjects);
    }

    /** One object with those of the attributes that it has, whenever they changed. */
    public ReplicatedObject object(UUID guid, Set<Attribute> attributes) {
        return session.object(guid, attributes);
    }

    /**
     * Other names of objects (MS-DRSR 4.1.4).
     *
     * @return as many as there are names, in their order; empty where there is no such object or more than one
     */
    public List<Optional<String>> names(List<String> names, NameFormat offered, NameFormat desired) {
        return session.names(names, offered, desired);
    }

    /** What the account that is logged on may read of a naming context. */
    public ReplicationRights rights(String namingContext) {
        return session.rights(namingContext);
    }

    /** How many bytes the server has sent on this connection, as they came: encrypted, and compressed if it did so. */
    public long receivedBytes() {
        return session.receivedBytes();
    }

    /**
     * The NT hash of an account that was read on this connection with {@link Attribute#UNICODE_PWD}: 16 bytes, which the
     * caller closes. Empty if it has no password, or its password did not change.
     */
    public Optional<SecretBytes> ntHash(ReplicatedObject account) {
        return account.values(Attribute.UNICODE_PWD).stream()
                .findFirst()
                .map(value -> secrets.ntHash(
                        value,
                        account.rid()
                                .orElseThrow(() -> new DrsException(
                                        DrsException.Code.MALFORMED,
                                        "The object " + account.guid() + " has a password but no identifier"))));
    }

    /**
     * The Kerberos keys of an account that was read on this connection with {@link Attribute#SUPPLEMENTAL_CREDENTIALS},
     * which the caller closes. Empty if it has none, or they did not change.
     */
    public Optional<KerberosKeys> kerberosKeys(ReplicatedObject account) {
        return account.values(Attribute.SUPPLEMENTAL_CREDENTIALS).stream()
                .findFirst()
                .map(secrets::kerberosKeys)
                .filter(keys -> !keys.keys().isEmpty());
    }

    /** No call goes on after this time from now, whatever the limits of a single one: it fails with {@code TIMED_OUT}. */
    public void endAfter(Duration time) {
        session.endAfter(time);
    }

    /** Ends the connection and wipes its keys. */
    @Override
    public void close() {
        session.close();
        secrets.close();
    }
}
