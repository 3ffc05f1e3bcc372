package org.footbridge.service.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributeDefinition.Link;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.schema.SourceClass;
import org.footbridge.relay.wire.AttributeDescription;
import org.footbridge.relay.wire.ClassDescription;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.DomainNames;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.SchemaDescription;
import org.footbridge.service.relay.StreamConsumer;

/** Puts the parts of a directory's schema together. */
final class CollectSchema implements StreamConsumer {
    private final List<SourceAttributeDefinition> attributes = new ArrayList<>();
    private final List<SourceClass> classes = new ArrayList<>();
    private final String directory;
    private DirectoryFacts facts;

    /** @param directory DNS name of the directory, for when it does not tell */
    CollectSchema(String directory) {
        this.directory = directory;
        this.facts = DirectoryFacts.named(directory);
    }

    DirectoryFacts facts() {
        return facts;
    }

    DiscoveredSchema schema() {
        return new DiscoveredSchema(classes, attributes);
    }

    @Override
    public void began(String streamId, String agentId) {
        attributes.clear();
        classes.clear();
        facts = DirectoryFacts.named(directory);
    }

    @Override
    public void page(Page page) {}

    @Override
    public void schema(SchemaDescription part) {
        if (part.hasDomain()) {
            DomainNames domain = part.getDomain();
            facts = new DirectoryFacts(
                    directory, domain.getDomainNetbiosName(), domain.getForestDnsName(), domain.getForestNetbiosName());
        }
        part.getAttributesList().forEach(attribute -> attributes.add(attribute(attribute)));
        part.getClassesList().forEach(described -> classes.add(sourceClass(described)));
    }

    @Override
    public void completed(Completed completed) {}

    private static SourceAttributeDefinition attribute(AttributeDescription described) {
        return new SourceAttributeDefinition(
                described.getName(),
                syntax(described.getSyntax()),
                described.getSingleValued(),
                described.getConstructed(),
                !described.getNotReplicated(),
                Link.ofId(described.getLinkId()),
                described.getConfidential());
    }

    private static AttributeSyntax syntax(AttributeDescription.Syntax syntax) {
        return switch (syntax) {
            case STRING -> AttributeSyntax.TEXT;
            case INTEGER -> AttributeSyntax.INTEGER;
            case LARGE_INTEGER -> AttributeSyntax.LARGE_INTEGER;
            case BOOLEAN -> AttributeSyntax.BOOLEAN;
            case TIME -> AttributeSyntax.TIME;
            case OCTETS -> AttributeSyntax.OCTETS;
            case SID -> AttributeSyntax.SECURITY_IDENTIFIER;
            case SECURITY_DESCRIPTOR -> AttributeSyntax.SECURITY_DESCRIPTOR;
            case NAME -> AttributeSyntax.NAME;
            case NAME_AND_DATA -> AttributeSyntax.NAME_AND_DATA;
            case OTHER, SYNTAX_UNSPECIFIED, UNRECOGNIZED -> AttributeSyntax.OTHER;
        };
    }

    private static SourceClass sourceClass(ClassDescription described) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(described.getRequiredList());
        names.addAll(described.getAllowedList());
        return new SourceClass(described.getName(), names);
    }
}
