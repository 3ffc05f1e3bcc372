package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The system query options of one request, each at most once; what does not begin with {@code $} is not ours. */
record QueryOptions(String path, Map<String, String> values) {
    static final int LARGEST_PAGE = 999;
    static final int USUAL_PAGE = 100;

    static final String SKIP_TOKEN = "$skiptoken";
    static final String DELTA_TOKEN = "$deltatoken";
    /** In place of a delta token: from now on. */
    static final String LATEST = "latest";
    /** What says where to go on, and not what is asked for. */
    static final Set<String> PLACES = Set.of(SKIP_TOKEN, DELTA_TOKEN);

    static final Set<String> COLLECTION =
            Set.of("$select", "$filter", "$top", "$count", "$orderby", "$expand", "$skiptoken");
    static final Set<String> REFERENCES = Set.of("$select", "$filter", "$top", "$count", "$skiptoken");
    static final Set<String> ENTITY = Set.of("$select", "$expand");
    static final Set<String> DELTA = Set.of("$select", "$filter", SKIP_TOKEN, DELTA_TOKEN);
    static final Set<String> COUNT = Set.of("$filter");
    static final Set<String> EVENTS = Set.of("$filter", "$top", "$orderby", "$skiptoken");

    /** @throws QueryFailure an option is not offered here or is given twice */
    static QueryOptions read(HttpServletRequest request, Set<String> offered) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (!parameter.getKey().startsWith("$")) {
                continue;
            }
            String name = parameter.getKey().toLowerCase(Locale.ROOT);
            if (!offered.contains(name)) {
                throw QueryFailure.unsupported(
                        "The query option '" + QueryFailure.shortened(parameter.getKey()) + "' is not offered here.",
                        "Offered are "
                                + String.join(", ", offered.stream().sorted().toList()) + ".");
            }
            if (parameter.getValue().length != 1 || values.put(name, parameter.getValue()[0]) != null) {
                throw QueryFailure.malformed("The query option '" + name + "' is given twice.", "Give it once.");
            }
        }
        return new QueryOptions(request.getRequestURI(), values);
    }

    @Nullable
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    boolean has(String name) {
        return text(name) != null;
    }

    /** How many objects a page may have. */
    int top() {
        String top = text("$top");
        if (top == null) {
            return USUAL_PAGE;
        }
        if (!top.matches("[0-9]{1,4}") || Integer.parseInt(top) < 1 || Integer.parseInt(top) > LARGEST_PAGE) {
            throw QueryFailure.malformed(
                    "The value of $top is not a number from 1 to " + LARGEST_PAGE + ".",
                    "Leave it out for " + USUAL_PAGE + "; follow @odata.nextLink for more.");
        }
        return Integer.parseInt(top);
    }

    boolean count() {
        String count = text("$count");
        if (count == null || count.equals("false")) {
            return false;
        }
        if (count.equals("true")) {
            return true;
        }
        throw QueryFailure.malformed("The value of $count is neither true nor false.", "Correct it.");
    }

    Optional<Expansion> expansion(ObjectKind kind) {
        return Optional.ofNullable(text("$expand")).map(expand -> Expansion.read(expand, kind));
    }

    /** The names in a comma-separated list. */
    List<String> names(String option) {
        String list = text(option);
        return list == null ? List.of() : List.of(list.split("\\s*,\\s*", -1));
    }

    /** Everything that decides which objects follow which, in a fixed spelling: what a page token is good for. */
    String identity() {
        Map<String, String> deciding = new TreeMap<>(values);
        deciding.keySet().removeAll(PLACES);
        deciding.remove("$top");
        deciding.remove("$count");
        return path + deciding;
    }
}
