package org.footbridge.service.graphapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.service.graphapi.PageTokens.Position;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists a set of objects page by page, as the query options say. */
@Component
class Listing {
    private final ObjectQueries queries;
    private final ObjectRendering rendering;
    private final PageTokens tokens;
    private final Answers answers;

    Listing(ObjectQueries queries, ObjectRendering rendering, PageTokens tokens, Answers answers) {
        this.queries = queries;
        this.rendering = rendering;
        this.tokens = tokens;
        this.answers = answers;
    }

    /**
     * One page.
     *
     * @param context what follows {@code $metadata#}, e.g. {@code users}
     */
    ObjectNode page(TenantId tenant, ObjectSet set, QueryOptions query, String context) {
        Selection selection = Selection.read(query.names("$select"), set.types());
        Optional<Expansion> expanded = query.expansion(set.types().getFirst().kind());
        Ordering ordering = Ordering.read(query.text("$orderby"), set.types().getFirst());
        Optional<Sql> filter = filter(query, set);
        int top = query.top();
        Along along = Along.of(selection, expanded);
        List<GraphObject> found = queries.page(set, filter, ordering, position(tenant, query), top + 1, along);
        List<GraphObject> shown = found.size() > top ? found.subList(0, top) : found;
        boolean typed = set.types().size() > 1;

        ObjectNode answer = answers.framed(context(context, query));
        if (query.count() && !query.has("$skiptoken")) {
            answer.put("@odata.count", queries.count(set, filter));
        }
        if (found.size() > top) {
            GraphObject last = shown.getLast();
            Position after = new Position(last.sorted(), last.id());
            answer.put("@odata.nextLink", answers.nextLink(query, tokens.token(tenant, query, after)));
        }
        ArrayNode value = answer.putArray("value");
        for (GraphObject object : shown) {
            value.add(
                    expanded.isEmpty()
                            ? rendering.render(object, selection, typed)
                            : rendering.render(object, selection, expanded));
        }
        return answer;
    }

    long count(ObjectSet set, QueryOptions query) {
        return queries.count(set, filter(query, set));
    }

    private static String context(String context, QueryOptions query) {
        List<String> names = query.names("$select");
        return names.isEmpty() ? context : context + "(" + String.join(",", names) + ")";
    }

    private @Nullable Position position(TenantId tenant, QueryOptions query) {
        String token = query.text("$skiptoken");
        return token == null ? null : tokens.position(tenant, query, token);
    }

    private static Optional<Sql> filter(QueryOptions query, ObjectSet set) {
        String filter = query.text("$filter");
        return filter == null
                ? Optional.empty()
                : Optional.of(new FilterCompiler(columns(set.types())).compile(FilterParser.parse(filter)));
    }

    /** In a mixed list, what all types have. */
    private static Map<String, Column> columns(List<Catalogue> types) {
        Map<String, Column> shared = new TreeMap<>(types.getFirst().columns());
        types.forEach(type -> shared.keySet().retainAll(type.columns().keySet()));
        return shared;
    }
}
