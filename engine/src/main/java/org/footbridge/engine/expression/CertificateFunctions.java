package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.CERTIFICATE;
import static org.footbridge.engine.expression.FunctionOrigin.CONNECT;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.engine.certificate.Certificate;
import org.footbridge.engine.certificate.CertificateNames;

/** Functions of certificates, all of Connect. */
final class CertificateFunctions {

    private static final String CERTIFICATE_OF = "the certificate, binary or in base64";

    /** Reading a certificate costs about as much as so many other steps. */
    private static final long STEPS = 5_000;

    static final List<FunctionDefinition> ALL = all();

    private CertificateFunctions() {}

    private static List<FunctionDefinition> all() {
        List<FunctionDefinition> all = new ArrayList<>();
        all.add(tells("CertExtensionOids", "The object identifiers of the critical extensions of a certificate.")
                .gives(ValueType.SEVERAL)
                .note("A certificate without any gives no value.")
                .does(reading(certificate -> texts(certificate.criticalExtensions()))));
        all.add(text("CertFormat", "X509, the name of the format of a certificate.", certificate -> "X509"));
        all.add(tells("CertFriendlyName", "The friendly name of a certificate.")
                .note("It is kept beside a certificate on a computer, not in it: always the empty text.")
                .does(reading(certificate -> new Value.Text(""))));
        all.add(text(
                "CertHashString",
                "The SHA-1 hash of a certificate in hexadecimal digits in upper case.",
                Certificate::thumbprint));
        all.add(text(
                "CertIssuer",
                "The distinguished name of who issued a certificate.",
                certificate -> certificate.names().issuer()));
        all.add(text(
                "CertIssuerDN",
                "The distinguished name of who issued a certificate.",
                certificate -> certificate.names().issuer()));
        all.add(noIdentifier("CertIssuerOid", "The object identifier of the issuer's name."));
        all.add(text(
                "CertKeyAlgorithm",
                "The object identifier of the algorithm of a certificate's key.",
                Certificate::keyAlgorithm));
        all.add(text(
                "CertKeyAlgorithmParams",
                "The parameters of the algorithm of a certificate's key, in hexadecimal digits in upper case.",
                Certificate::keyAlgorithmParameters));
        all.add(nameInfo());
        all.add(tells("CertNotAfter", "The end of the validity of a certificate, in UTC.")
                .gives(ValueType.MOMENT)
                .does(reading(certificate -> new Value.Moment(certificate.notAfter()))));
        all.add(tells("CertNotBefore", "The begin of the validity of a certificate, in UTC.")
                .gives(ValueType.MOMENT)
                .does(reading(certificate -> new Value.Moment(certificate.notBefore()))));
        all.add(text(
                "CertPublicKeyOid",
                "The object identifier of the algorithm of a certificate's public key.",
                Certificate::keyAlgorithm));
        all.add(text(
                "CertPublicKeyParametersOid",
                "The object identifier that goes with the parameters of a certificate's public key: that of its "
                        + "algorithm.",
                Certificate::keyAlgorithm));
        all.add(text(
                "CertSerialNumber",
                "The serial number of a certificate in hexadecimal digits in upper case.",
                Certificate::serialNumber));
        all.add(text(
                "CertSignatureAlgorithmOid",
                "The object identifier of the algorithm that a certificate is signed with.",
                Certificate::signatureAlgorithm));
        all.add(text(
                "CertSubject",
                "The distinguished name of whom a certificate is of.",
                certificate -> certificate.names().subject()));
        all.add(text(
                "CertSubjectNameDN",
                "The distinguished name of whom a certificate is of.",
                certificate -> certificate.names().subject()));
        all.add(noIdentifier("CertSubjectNameOid", "The object identifier of the subject's name."));
        all.add(text(
                "CertThumbprint",
                "The SHA-1 hash of a certificate in hexadecimal digits in upper case.",
                Certificate::thumbprint));
        all.add(text(
                "CertVersion",
                "The version of the format of a certificate, 3 as a rule.",
                certificate -> Integer.toString(certificate.version())));
        all.add(isCert());
        all.add(tells("Thumbprint", "As CertThumbprint.")
                .from(FunctionOrigin.NAME_ONLY)
                .does(reading(certificate -> new Value.Text(certificate.thumbprint()))));
        return List.copyOf(all);
    }

    private static DefineFunction tells(String name, String summary) {
        return tells(name, summary, name + "([userCertificate])");
    }

    private static DefineFunction tells(String name, String summary, String call) {
        return function(name, CERTIFICATE)
                .from(CONNECT)
                .says(summary)
                .takes(required("certificateRawData", ValueType.BYTES, CERTIFICATE_OF)
                        .each())
                .onNull("No value.")
                .example(call, "userCertificate", new Value.Bytes("AQID"), "fails: NotACertificate")
                .fails("NotACertificate", "when the bytes are none");
    }

    private static FunctionDefinition text(String name, String summary, Function<Certificate, String> tells) {
        return tells(name, summary).does(reading(certificate -> new Value.Text(tells.apply(certificate))));
    }

    private static FunctionDefinition noIdentifier(String name, String summary) {
        return tells(name, summary)
                .note("Names in certificates have none, so there is never a value.")
                .does(reading(certificate -> Value.NOTHING));
    }

    private static FunctionDefinition nameInfo() {
        return tells(
                        "CertNameInfo",
                        "A name of whom a certificate is of, or of who issued it.",
                        "CertNameInfo([userCertificate], \"EmailName\", False)")
                .takes(required(
                        "x509NameType",
                        ValueType.TEXT,
                        "`SimpleName`, `EmailName`, `UpnName`, `DnsName`, `DnsFromAlternativeName` or `UrlName`"))
                .takes(required("includesIssuerName", ValueType.TRUTH, "True for the name of the issuer"))
                .note("A certificate without such a name gives no value.")
                .fails("UnknownNameType", "when x509NameType is none of them")
                .does(arguments -> {
                    if (arguments.isNothing(0)) {
                        return Value.NOTHING;
                    }
                    CertificateNames.Kind kind = CertificateNames.Kind.named(arguments.text(1))
                            .orElseThrow(() -> arguments.fault(
                                    1,
                                    "UnknownNameType",
                                    "x509NameType is no kind of name.",
                                    "Use SimpleName, EmailName, UpnName, DnsName, DnsFromAlternativeName or UrlName."));
                    return certificate(arguments)
                            .names()
                            .name(kind, arguments.truth(2))
                            .<Value>map(Value.Text::new)
                            .orElse(Value.NOTHING);
                });
    }

    private static FunctionDefinition isCert() {
        return function("IsCert", CERTIFICATE)
                .from(CONNECT)
                .says("Whether bytes are a certificate.")
                .takes(required("certificateRawData", ValueType.BYTES, CERTIFICATE_OF))
                .gives(ValueType.TRUTH)
                .onNull("False.")
                .onSeveral("False; each by itself could be.")
                .example("IsCert([userCertificate])", "userCertificate", new Value.Bytes("AQID"), "False")
                .does(arguments -> ConnectValueFunctions.truth(
                        !Single.isSeveral(arguments.value(0)) && read(arguments).isPresent()));
    }

    private static Behaviour.Body reading(Function<Certificate, Value> tells) {
        return arguments -> arguments.isNothing(0) ? Value.NOTHING : tells.apply(certificate(arguments));
    }

    private static Certificate certificate(Arguments arguments) {
        return read(arguments)
                .orElseThrow(() -> arguments.fault(
                        0,
                        "NotACertificate",
                        "this is no certificate.",
                        "Test with IsCert, or give it an attribute such as userCertificate."));
    }

    private static Optional<Certificate> read(Arguments arguments) {
        arguments.budget().spend(STEPS);
        return ReadBytes.base64(arguments.text(0)).flatMap(Certificate::read);
    }

    private static Value texts(List<String> texts) {
        List<Value> values = texts.stream().<Value>map(Value.Text::new).toList();
        return values.isEmpty() ? Value.NOTHING : new Value.Many(values);
    }
}
