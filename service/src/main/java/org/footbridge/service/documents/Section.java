package org.footbridge.service.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.footbridge.service.errors.ServiceFailure.Detail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An object of a document that is being read. What does not fit is noted with its path, such as
 * {@code mappings.set[2].target}, and reading goes on, so that all faults are named at once. Keys with a null are
 * absent ones.
 */
public final class Section {
    /** Of OData, such as {@code @odata.context}; programs send them back as they got them. */
    private static final String ANNOTATION = "@odata.";

    private final JsonNode node;
    private final String path;
    private final List<Detail> faults;
    private final TreeSet<String> unread = new TreeSet<>();

    private Section(JsonNode node, String path, List<Detail> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        if (node.isObject()) {
            node.propertyNames().stream()
                    .filter(key -> !key.contains(ANNOTATION))
                    .forEach(unread::add);
        } else if (!absent(node)) {
            faults.add(new Detail(
                    path, path.isEmpty() ? "a configuration is an object with keys" : "must be an object with keys"));
        }
    }

    /** The document as a whole. */
    public static Section document(JsonNode node) {
        Section document = new Section(node, "", new ArrayList<>());
        if (absent(node)) {
            document.faults.add(new Detail("", "it is empty"));
        }
        return document;
    }

    /** Everything that was noted anywhere in the document. */
    public List<Detail> faults() {
        return List.copyOf(faults);
    }

    public String path() {
        return path;
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return !absent(node.path(key));
    }

    public void fault(String key, String message) {
        faults.add(new Detail(path(key), message));
    }

    public void faultAt(Detail fault) {
        faults.add(fault);
    }

    /** Any value; missing when absent. */
    public JsonNode value(String key) {
        unread.remove(key);
        JsonNode value = node.path(key);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** One of some words, compared without case. */
    public <T> Optional<T> choice(String key, Map<String, T> words) {
        Optional<String> text = text(key);
        Optional<T> chosen = text.flatMap(word -> words.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(word))
                .map(Map.Entry::getValue)
                .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            fault(key, "must be one of " + String.join(", ", words.keySet()) + ", not '" + text.get() + "'");
        }
        return chosen;
    }

    /** A text, number or truth value, as text; it may be empty. */
    public Optional<String> scalar(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!(value.isString() || value.isNumber() || value.isBoolean()) || !storable(value.asString())) {
            fault(key, "must be a text, a number, true or false");
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    /** The object of that name; one without keys when it is absent. */
    public Section section(String key) {
        return new Section(value(key), path(key), faults);
    }

    public List<Section> sections(String key) {
        return elements(key, "must be a list of objects").stream()
                .map(at -> new Section(value(key).path(at), element(key, at), faults))
                .toList();
    }

    /** The indexes of a list; none when it is absent. */
    public List<Integer> elements(String key, String otherwise) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(key, otherwise);
            return List.of();
        }
        return IntStream.range(0, value.size()).boxed().toList();
    }

    public String element(String key, int at) {
        return path(key) + "[" + at + "]";
    }

    public Optional<String> text(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isBlank() || !storable(value.asString())) {
            fault(key, "must be a text that is not empty");
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    public boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            fault(key, "must be true or false");
            return otherwise;
        }
        return value.asBoolean();
    }

    /** A whole number of at least {@code least}. */
    public int number(String key, int least, int otherwise) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < least) {
            fault(key, "must be a whole number, " + least + " or more");
            return otherwise;
        }
        return value.asInt();
    }

    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (int at : elements(key, "must be a list of texts")) {
            JsonNode element = value(key).path(at);
            if (element.isString() && !element.asString().isBlank() && storable(element.asString())) {
                texts.add(element.asString());
            } else {
                faults.add(new Detail(element(key, at), "must be a text that is not empty"));
            }
        }
        return texts;
    }

    /** Notes keys that nobody asked for. */
    public void end() {
        unread.forEach(key -> faults.add(new Detail(path(key), "is an unknown key")));
        unread.clear();
    }

    /** The database keeps no NUL. */
    public static boolean storable(String text) {
        return text.indexOf('\0') < 0;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
