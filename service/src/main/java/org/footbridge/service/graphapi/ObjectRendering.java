package org.footbridge.service.graphapi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.schema.TargetSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes objects as Graph does: what has no value is null, lists without values are empty. */
@Component
class ObjectRendering {
    private static final Set<String> LISTS = lists();
    private static final int EXTENSION_ATTRIBUTES = 15;

    private static final String EXTENSIONS = "onPremisesExtensionAttributes";

    private final JsonMapper json;

    ObjectRendering(JsonMapper json) {
        this.json = json;
    }

    /** @param typed whether {@code @odata.type} is written, as in lists of mixed types */
    ObjectNode render(GraphObject object, Selection selection, boolean typed) {
        Catalogue type = Catalogue.of(object.kind());
        ObjectNode node = json.createObjectNode();
        if (typed) {
            node.put("@odata.type", type.odataType());
        }
        for (String name : selection.of(type)) {
            node.set(name, value(object, name));
        }
        return node;
    }

    /** The same with what was read along. */
    ObjectNode render(GraphObject object, Selection selection, Optional<Expansion> expanded) {
        ObjectNode node = render(object, selection, false);
        expanded.ifPresent(expansion -> expand(node, object.referred(), expansion));
        return node;
    }

    private void expand(ObjectNode node, List<GraphObject> referred, Expansion expansion) {
        if (expansion.several()) {
            ArrayNode all = node.putArray(expansion.property());
            referred.forEach(object -> all.add(render(object, expansion.selection(), true)));
        } else if (!referred.isEmpty()) {
            node.set(expansion.property(), render(referred.getFirst(), expansion.selection(), true));
        }
    }

    private static JsonNode value(GraphObject object, String name) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (name) {
            case "id" -> nodes.stringNode(object.id().toString());
            case "createdDateTime" -> moment(object.createdAt());
            case "deletedDateTime" -> moment(object.deletedAt());
            case "onPremisesLastSyncDateTime" -> moment(object.lastSyncAt());
            case "onPremisesSyncEnabled" ->
                object.syncEnabled() == null ? nodes.nullNode() : nodes.booleanNode(object.syncEnabled());
            case Along.ERRORS -> errors(object.errors());
            case EXTENSIONS -> extensionAttributes(object.properties());
            case "phones" -> phones(object.properties());
            case "addresses" -> addresses(object.properties());
            default -> stored(object.properties(), name);
        };
    }

    private static JsonNode stored(JsonNode properties, String name) {
        JsonNode value = properties.get(name);
        if (value != null && !value.isNull()) {
            return value;
        }
        return LISTS.contains(name) ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.nullNode();
    }

    /** As Graph's onPremisesProvisioningError, and who has the value. */
    private static ArrayNode errors(JsonNode held) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (JsonNode value : held) {
            ObjectNode error = errors.addObject()
                    .put("category", "PropertyConflict")
                    .put(
                            "propertyCausingError",
                            value.path("kind").asString("").equals("upn") ? "UserPrincipalName" : "ProxyAddress")
                    .put("value", value.path("value").asString(""));
            error.set(
                    "occurredDateTime",
                    moment(OffsetDateTime.parse(value.path("since").asString()).toInstant()));
            error.putObject("holder")
                    .put(
                            "@odata.type",
                            Catalogue.of(ObjectKind.ofStored(
                                            value.path("holderKind").asString("")))
                                    .odataType())
                    .put("id", value.path("holder").asString(""))
                    .put("displayName", value.path("holderName").asString(null));
        }
        return errors;
    }

    /** All of them, as in Graph; an object that was stored with them together is shown the same. */
    private static ObjectNode extensionAttributes(JsonNode properties) {
        ObjectNode together = JsonNodeFactory.instance.objectNode();
        for (int number = 1; number <= EXTENSION_ATTRIBUTES; number++) {
            String name = "extensionAttribute" + number;
            JsonNode value = properties.path(name);
            together.set(name, value.isString() ? value : stored(properties.path(EXTENSIONS), name));
        }
        return together;
    }

    /** The properties that hold several values, which are empty rather than null in Graph. */
    private static Set<String> lists() {
        Set<String> lists = new TreeSet<>(Set.of("otherMails", "groupTypes"));
        for (TargetKind kind : TargetKind.values()) {
            TargetSchema.STANDARD.properties(kind).stream()
                    .filter(PropertyDefinition::multivalued)
                    .map(PropertyDefinition::name)
                    .forEach(lists::add);
        }
        return lists;
    }

    /** Graph's phone has a type and a number. */
    private static ArrayNode phones(JsonNode properties) {
        ArrayNode phones = JsonNodeFactory.instance.arrayNode();
        JsonNode business = properties.get("businessPhones");
        if (business != null) {
            business.forEach(number -> phone(phones, "business", number));
        }
        phone(phones, "mobile", properties.get("mobilePhone"));
        phone(phones, "businessFax", properties.get("faxNumber"));
        return phones;
    }

    private static void phone(ArrayNode phones, String type, @Nullable JsonNode number) {
        if (number != null && number.isString() && !number.asString().isBlank()) {
            phones.addObject().put("type", type).put("number", number.asString());
        }
    }

    private static ArrayNode addresses(JsonNode properties) {
        ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        address.set("street", stored(properties, "streetAddress"));
        address.set("city", stored(properties, "city"));
        address.set("state", stored(properties, "state"));
        address.set("postalCode", stored(properties, "postalCode"));
        address.set("countryOrRegion", stored(properties, "country"));
        address.set("officeLocation", stored(properties, "officeLocation"));
        if (address.properties().stream().anyMatch(entry -> !entry.getValue().isNull())) {
            addresses.add(address);
        }
        return addresses;
    }

    private static JsonNode moment(@Nullable Instant moment) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return moment == null
                ? nodes.nullNode()
                : nodes.stringNode(moment.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
