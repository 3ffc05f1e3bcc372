package org.footbridge.sambaforest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts of smb.conf and krb5.conf of one server at one place and address. */
record ServerConfiguration(Path root, Domain domain, String address) {

    /** Folder of the logon scripts, relative to the root. */
    static String scripts(String realm) {
        return "state/sysvol/" + realm.toLowerCase(Locale.ROOT) + "/scripts";
    }

    /** Every path below the root and nothing bound but the one address, so that servers do not see each other. */
    String smbConf(Map<String, String> settings) {
        String further = settings.entrySet().stream()
                .map(line -> "\t" + line.getKey() + " = " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return """
                [global]
                	netbios name = %HOST%
                	realm = %REALM%
                	workgroup = %DOMAIN%
                	server role = active directory domain controller
                	server services = rpc, ldap, cldap, kdc
                	interfaces = %ADDRESS%/8
                	bind interfaces only = yes
                	disable netbios = yes
                	private dir = %ROOT%/private
                	state directory = %ROOT%/state
                	cache directory = %ROOT%/cache
                	lock directory = %ROOT%/lock
                	pid directory = %ROOT%/run
                	binddns dir = %ROOT%/bind-dns
                	ncalrpc dir = %ROOT%/run/ncalrpc
                	winbindd socket directory = %ROOT%/run/winbindd
                	ntp signd socket directory = %ROOT%/run/ntp_signd
                	logging = file
                	log file = %ROOT%/log/samba.log
                	max log size = 0
                	log level = 1
                	rpc server dynamic port range = 49152-49199
                	dns update command = /bin/true
                	spn update command = /bin/true
                	samba kcc command = /bin/true
                	panic action =
                	tls enabled = yes
                	tls keyfile = %ROOT%/tls/server.key
                	tls certfile = %ROOT%/tls/server.pem
                	tls cafile = %ROOT%/tls/ca.pem
                	ldap server require strong auth = allow_sasl_over_tls
                	ldb:nosync = true
                %FURTHER%[sysvol]
                	path = %ROOT%/state/sysvol
                	read only = no
                [netlogon]
                	path = %ROOT%/%SCRIPTS%
                	read only = no
                """.replace("%HOST%", domain.host().toUpperCase(Locale.ROOT))
                .replace("%REALM%", domain.realm())
                .replace("%DOMAIN%", domain.name())
                .replace("%ADDRESS%", address)
                .replace("%SCRIPTS%", scripts(domain.realm()))
                .replace("%ROOT%", root.toString())
                .replace("%FURTHER%", further);
    }

    /** Names the key distribution centre by address and forbids every question to a name service. */
    String krb5Conf() {
        return """
                [libdefaults]
                	default_realm = %REALM%
                	dns_lookup_kdc = false
                	dns_lookup_realm = false
                	dns_canonicalize_hostname = false
                	rdns = false
                	udp_preference_limit = 1
                [realms]
                	%REALM% = {
                		kdc = %ADDRESS%:88
                		kpasswd_server = %ADDRESS%:464
                	}
                [domain_realm]
                	.%DNS% = %REALM%
                	%DNS% = %REALM%
                """.replace("%REALM%", domain.realm())
                .replace("%DNS%", domain.dnsName())
                .replace("%ADDRESS%", address);
    }
}
