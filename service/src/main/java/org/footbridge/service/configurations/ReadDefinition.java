package org.footbridge.service.configurations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.configurations.ConfigurationDefinition.ScopeContainer;
import org.footbridge.service.errors.ServiceFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a configuration and names every fault in it at once. */
final class ReadDefinition {
    private static final List<String> OBJECTS = List.of("user", "inetOrgPerson", "group", "contact");
    private static final Set<String> KEYS =
            Set.of("name", "version", "directory", "enabled", "interval", "objects", "scope", "deletes");
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,6})\\s*(s|m|h)");
    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("[^,=]+=.+");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> faults = new ArrayList<>();

    /**
     * @throws ServiceFailure InvalidConfiguration, with all faults in its message
     */
    static ConfigurationDefinition of(JsonNode node) {
        return new ReadDefinition().read(node);
    }

    static ObjectNode toJson(ConfigurationDefinition definition) {
        ObjectNode node = JSON.createObjectNode();
        node.put("directory", definition.directory());
        node.put("enabled", definition.enabled());
        node.put("interval", definition.interval().toSeconds() + "s");
        ArrayNode objects = node.putArray("objects");
        definition.objects().forEach(objects::add);
        ObjectNode scope = node.putObject("scope");
        containers(scope.putArray("containers"), definition.containers());
        containers(scope.putArray("exclude"), definition.excluded());
        node.putObject("deletes").put("threshold", definition.deleteThreshold());
        return node;
    }

    private static void containers(ArrayNode array, List<ScopeContainer> containers) {
        for (ScopeContainer container : containers) {
            ObjectNode entry = array.addObject().put("name", container.name());
            container.guid().ifPresent(guid -> entry.put("guid", guid.toString()));
        }
    }

    private ConfigurationDefinition read(JsonNode node) {
        if (!node.isObject()) {
            throw failure(List.of("a configuration is an object with the keys " + String.join(", ", KEYS)));
        }
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add("unknown key '" + key + "'"));
        ConfigurationDefinition definition = new ConfigurationDefinition(
                directory(node.path("directory")),
                bool(node.path("enabled"), "enabled", true),
                interval(node.path("interval")),
                objects(node.path("objects")),
                containers(node.path("scope").path("containers"), "scope.containers"),
                containers(node.path("scope").path("exclude"), "scope.exclude"),
                threshold(node.path("deletes").path("threshold")));
        node.path("scope").propertyNames().stream()
                .filter(key -> !Set.of("containers", "exclude").contains(key))
                .forEach(key -> faults.add("unknown key 'scope." + key + "'"));
        if (!faults.isEmpty()) {
            throw failure(faults);
        }
        return definition;
    }

    private String directory(JsonNode node) {
        String name = node.isString() ? node.asString().toLowerCase(Locale.ROOT) : "";
        if (!DIRECTORY.matcher(name).matches()) {
            faults.add("'directory' must be the DNS name of a connected directory");
        }
        return name;
    }

    private boolean bool(JsonNode node, String key, boolean otherwise) {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            faults.add("'" + key + "' must be true or false");
            return otherwise;
        }
        return node.asBoolean();
    }

    private Duration interval(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Duration.ofMinutes(2);
        }
        Matcher matcher = INTERVAL.matcher(node.isString() ? node.asString() : "");
        if (!matcher.matches()) {
            faults.add("'interval' must be a number with s, m or h, e.g. 2m");
            return Duration.ofMinutes(2);
        }
        long number = Long.parseLong(matcher.group(1));
        Duration interval = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (interval.compareTo(Duration.ofSeconds(10)) < 0) {
            faults.add("'interval' must be at least 10s");
        }
        return interval;
    }

    private List<String> objects(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return OBJECTS;
        }
        List<String> objects = new ArrayList<>();
        for (JsonNode element : node) {
            String wanted = element.isString() ? element.asString() : element.toString();
            OBJECTS.stream()
                    .filter(known -> known.equalsIgnoreCase(wanted))
                    .findFirst()
                    .ifPresentOrElse(
                            objects::add,
                            () -> faults.add(
                                    "'objects' knows " + String.join(", ", OBJECTS) + ", not '" + wanted + "'"));
        }
        if (objects.isEmpty()) {
            faults.add("'objects' must name at least one of " + String.join(", ", OBJECTS));
        }
        return objects.stream().distinct().toList();
    }

    private List<ScopeContainer> containers(JsonNode node, String key) {
        List<ScopeContainer> containers = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return containers;
        }
        if (!node.isArray()) {
            faults.add("'" + key + "' must be a list of distinguished names");
            return containers;
        }
        for (JsonNode element : node) {
            JsonNode name = element.isObject() ? element.path("name") : element;
            if (!name.isString() || !NAME.matcher(name.asString()).matches()) {
                faults.add("'" + key + "' has an entry that is no distinguished name: " + element);
                continue;
            }
            containers.add(new ScopeContainer(name.asString(), guid(element.path("guid"), key)));
        }
        return containers;
    }

    private Optional<UUID> guid(JsonNode node, String key) {
        if (!node.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(node.asString()));
        } catch (IllegalArgumentException e) {
            faults.add("'" + key + "' has a guid that is none: " + node.asString());
            return Optional.empty();
        }
    }

    private int threshold(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return 500;
        }
        if (!node.isInt() || node.asInt() < 0) {
            faults.add("'deletes.threshold' must be a whole number, 0 or more");
            return 500;
        }
        return node.asInt();
    }

    private static ServiceFailure failure(List<String> faults) {
        return new ServiceFailure(
                "InvalidConfiguration",
                400,
                "The configuration was not saved: " + String.join("; ", faults) + ".",
                "Correct the configuration and apply it again.");
    }
}
