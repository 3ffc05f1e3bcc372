package org.footbridge.service.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes the OpenAPI document of the files of all areas. What it does not understand in them it refuses, so that nothing that
 * somebody wrote is left out.
 */
final class DescribeApi {
    private static final String SHARED = "api.yaml";
    private static final String SCHEMAS = "schemas";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> FORMS =
            List.of("summary", "query", "body", "form", "answer", "text", "status", "open");

    private final YAMLMapper yaml = new YAMLMapper();
    private final ObjectNode inPaths;
    private final ObjectNode inQueries;
    private final ObjectNode document;

    private DescribeApi() throws IOException {
        this.document = read(files(SHARED).getFirst());
        this.inPaths = (ObjectNode) document.remove("inPaths");
        this.inQueries = (ObjectNode) document.remove("inQueries");
        document.putObject("paths");
    }

    /** The whole document. */
    static ObjectNode document() {
        try {
            DescribeApi describe = new DescribeApi();
            for (Resource file : files("*.yaml")) {
                if (!SHARED.equals(file.getFilename())) {
                    describe.area(describe.read(file), String.valueOf(file.getFilename()));
                }
            }
            return describe.document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> files(String pattern) throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:openapi/" + pattern))
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
    }

    private ObjectNode read(Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return (ObjectNode) yaml.readTree(content);
        }
    }

    private void area(ObjectNode area, String file) {
        area.path(SCHEMAS)
                .properties()
                .forEach(schema -> only((ObjectNode) document.path("components").path(SCHEMAS), schema.getKey(), file)
                        .set(schema.getKey(), schema.getValue()));
        ObjectNode paths = (ObjectNode) document.path("paths");
        for (JsonNode below : area.path("below")) {
            area.path("paths").properties().forEach(path -> {
                String whole = below.asString("") + path.getKey();
                ObjectNode item = only(paths, whole, file).putObject(whole);
                path.getValue()
                        .properties()
                        .forEach(method -> item.set(
                                method.getKey(),
                                operation(
                                        method.getKey(),
                                        whole,
                                        method.getValue(),
                                        area.path("area").asString(""))));
            });
        }
    }

    private static ObjectNode only(ObjectNode in, String name, String file) {
        if (in.has(name)) {
            throw new IllegalStateException(name + " is described twice, the second time in openapi/" + file + ".");
        }
        return in;
    }

    private ObjectNode operation(String method, String path, JsonNode form, String area) {
        form.propertyNames().forEach(name -> {
            if (!FORMS.contains(name)) {
                throw new IllegalStateException("\"" + name + "\" of " + method + " " + path + " is none of " + FORMS);
            }
        });
        ObjectNode operation = yaml.createObjectNode();
        operation.putArray("tags").add(area);
        operation.put("summary", form.path("summary").asString());
        operation.put("operationId", operationId(method, path));
        parameters(operation, path, form);
        body(operation, form, "body", "application/json");
        body(operation, form, "form", "application/x-www-form-urlencoded");
        answers(operation.putObject("responses"), form);
        if (form.path("open").asBoolean(false)) {
            operation.putArray("security");
        }
        return operation;
    }

    /** Such as {@code getV10UsersKeyPhoto}. */
    private static String operationId(String method, String path) {
        StringBuilder id = new StringBuilder(method);
        for (String word :
                path.replace("()", " function").replace("$", "value ").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private void parameters(ObjectNode operation, String path, JsonNode form) {
        ArrayNode parameters = yaml.createArrayNode();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            parameters.add(parameter("path", variable.group(1), inPaths, true));
        }
        for (JsonNode name : form.path("query")) {
            String text = name.asString();
            boolean required = text.endsWith("!");
            parameters.add(parameter("query", required ? text.replace("!", "") : text, inQueries, required));
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private ObjectNode parameter(String in, String name, ObjectNode known, boolean required) {
        if (!known.has(name)) {
            throw new IllegalStateException("The parameter " + name + " in a " + in + " is not in openapi/" + SHARED);
        }
        ObjectNode parameter = yaml.createObjectNode().put("name", name).put("in", in);
        if (required) {
            parameter.put("required", true);
        }
        parameter.setAll((ObjectNode) known.path(name));
        return parameter;
    }

    private void body(ObjectNode operation, JsonNode form, String name, String type) {
        if (form.has(name)) {
            String schema = form.path(name).asString();
            boolean optional = schema.endsWith("?");
            operation
                    .putObject("requestBody")
                    .put("required", !optional)
                    .putObject("content")
                    .putObject(type)
                    .set("schema", schema(optional ? schema.substring(0, schema.length() - 1) : schema));
        }
    }

    private void answers(ObjectNode answers, JsonNode form) {
        boolean empty = !form.has("answer") && !form.has("text");
        String status = form.path("status").asString(empty ? "204" : "200");
        ObjectNode success = answers.putObject(status).put("description", empty ? "Done" : "What was asked for");
        if (form.has("answer")) {
            success.putObject("content")
                    .putObject("application/json")
                    .set("schema", schema(form.path("answer").asString()));
        } else if (form.has("text")) {
            ObjectNode text = yaml.createObjectNode().put("type", "string");
            if (!form.path("text").asString().startsWith("text/")) {
                text.put("format", "binary");
            }
            success.putObject("content").putObject(form.path("text").asString()).set("schema", text);
        }
        answers.putObject("default").put("$ref", "#/components/responses/Error");
    }

    private ObjectNode schema(String name) {
        if (name.endsWith("[]")) {
            ObjectNode list = yaml.createObjectNode().put("type", "object");
            ObjectNode properties = list.putObject("properties");
            properties
                    .putObject("value")
                    .put("type", "array")
                    .set("items", schema(name.substring(0, name.length() - 2)));
            return list;
        }
        return yaml.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }
}
