package org.footbridge.agent.relay;

import java.util.function.Consumer;
import org.footbridge.directory.AttributeSyntax;
import org.footbridge.directory.DirectorySchema;
import org.footbridge.directory.SchemaAttribute;
import org.footbridge.directory.SchemaClass;
import org.footbridge.relay.wire.AttributeDescription;
import org.footbridge.relay.wire.ClassDescription;
import org.footbridge.relay.wire.DomainNames;
import org.footbridge.relay.wire.SchemaDescription;

/** Writes a schema as messages, none larger than a limit. */
final class WireSchema {
    /** Tag and length of an item within its message. */
    private static final int OVERHEAD = 8;

    private final int limit;
    private final Consumer<SchemaDescription> messages;
    private SchemaDescription.Builder part = SchemaDescription.newBuilder();
    private int bytes;

    WireSchema(int limit, Consumer<SchemaDescription> messages) {
        this.limit = limit;
        this.messages = messages;
    }

    void write(DirectorySchema schema) {
        DomainNames names = names(schema.domain());
        part.setDomain(names);
        bytes = names.getSerializedSize() + OVERHEAD;
        for (SchemaAttribute attribute : schema.attributes()) {
            AttributeDescription description = attribute(attribute);
            makeRoom(description.getSerializedSize());
            part.addAttributes(description);
        }
        for (SchemaClass type : schema.classes()) {
            ClassDescription description = describe(type);
            makeRoom(description.getSerializedSize());
            part.addClasses(description);
        }
        messages.accept(part.build());
    }

    private void makeRoom(int size) {
        if (bytes + size + OVERHEAD > limit) {
            messages.accept(part.build());
            part = SchemaDescription.newBuilder();
            bytes = 0;
        }
        bytes += size + OVERHEAD;
    }

    private static DomainNames names(org.footbridge.directory.DomainNames names) {
        return DomainNames.newBuilder()
                .setDomainDnsName(names.domainDnsName())
                .setDomainNetbiosName(names.domainNetbiosName())
                .setForestDnsName(names.forestDnsName())
                .setForestNetbiosName(names.forestNetbiosName())
                .build();
    }

    private static AttributeDescription attribute(SchemaAttribute attribute) {
        AttributeDescription.Builder description = AttributeDescription.newBuilder()
                .setName(attribute.name())
                .setSyntax(syntax(attribute.syntax()))
                .setSingleValued(attribute.singleValued())
                .setConstructed(attribute.constructed())
                .setNotReplicated(!attribute.replicated())
                .setLinkId(attribute.linkId())
                .setConfidential(attribute.confidential());
        attribute.rangeUpper().ifPresent(description::setRangeUpper);
        return description.build();
    }

    private static ClassDescription describe(SchemaClass type) {
        return ClassDescription.newBuilder()
                .setName(type.name())
                .addAllSuperclasses(type.superclasses())
                .addAllAuxiliaryClasses(type.auxiliaryClasses())
                .addAllRequired(type.required())
                .addAllAllowed(type.allowed())
                .build();
    }

    private static AttributeDescription.Syntax syntax(AttributeSyntax syntax) {
        return switch (syntax) {
            case STRING -> AttributeDescription.Syntax.STRING;
            case INTEGER -> AttributeDescription.Syntax.INTEGER;
            case LARGE_INTEGER -> AttributeDescription.Syntax.LARGE_INTEGER;
            case BOOLEAN -> AttributeDescription.Syntax.BOOLEAN;
            case TIME -> AttributeDescription.Syntax.TIME;
            case OCTETS -> AttributeDescription.Syntax.OCTETS;
            case SID -> AttributeDescription.Syntax.SID;
            case SECURITY_DESCRIPTOR -> AttributeDescription.Syntax.SECURITY_DESCRIPTOR;
            case NAME -> AttributeDescription.Syntax.NAME;
            case NAME_AND_DATA -> AttributeDescription.Syntax.NAME_AND_DATA;
            case OTHER -> AttributeDescription.Syntax.OTHER;
        };
    }
}
