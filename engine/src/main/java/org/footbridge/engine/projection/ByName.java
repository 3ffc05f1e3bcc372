package org.footbridge.engine.projection;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable map from names in their natural order. A copy of one is itself, so that many objects can share it. */
final class ByName<V> extends AbstractMap<String, V> {

    private final String[] names;
    private final List<V> values;

    /** @param names in their natural order, as many as there are values; not to be changed any more */
    ByName(String[] names, List<V> values) {
        this.names = names;
        this.values = List.copyOf(values);
    }

    static <V> ByName<V> of(Map<String, V> map) {
        if (map instanceof ByName<V> same) {
            return same;
        }
        SortedMap<String, V> sorted = new TreeMap<>(map);
        return new ByName<>(sorted.keySet().toArray(String[]::new), List.copyOf(sorted.values()));
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int at = find(name);
        return at < 0 ? null : values.get(at);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    private int find(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, V> next() {
            if (next >= names.length) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, V> entry = Map.entry(names[next], values.get(next));
            next++;
            return entry;
        }
    }
}
