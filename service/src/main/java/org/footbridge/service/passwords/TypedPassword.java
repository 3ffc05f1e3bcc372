package org.footbridge.service.passwords;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A name and a password as they were typed. {@link #close} wipes the password. Not for several threads. */
final class TypedPassword implements AutoCloseable {
    static final int LARGEST = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    private final String user;
    private final char[] password;

    private TypedPassword(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /**
     * Reads {@code {"user": ..., "password": ...}}, each once.
     *
     * @throws IllegalArgumentException anything else, of which the message quotes nothing
     */
    static TypedPassword read(byte[] json, int length) {
        String user = null;
        char[] password = null;
        boolean whole = false;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, 0, length)) {
            whole = length <= LARGEST && parser.nextToken() == JsonToken.START_OBJECT;
            while (whole && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                whole = parser.nextToken() == JsonToken.VALUE_STRING;
                if (whole && key.equals("user") && user == null) {
                    user = parser.getString();
                } else if (whole && key.equals("password") && password == null) {
                    password = copy(parser);
                } else {
                    whole = false;
                }
            }
            whole = whole && parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException e) {
            whole = false;
        }
        if (!whole || user == null || user.isBlank() || password == null) {
            wipe(password);
            throw new IllegalArgumentException("it is no name with a password");
        }
        return new TypedPassword(user, password);
    }

    /** The parser's own characters are wiped as well. */
    private static char[] copy(JsonParser parser) {
        char[] characters = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int to = from + parser.getStringLength();
        char[] copy = Arrays.copyOfRange(characters, from, to);
        Arrays.fill(characters, from, to, '\0');
        return copy;
    }

    private static void wipe(char @Nullable [] characters) {
        if (characters != null) {
            Arrays.fill(characters, '\0');
        }
    }

    String user() {
        return user;
    }

    /** The characters themselves. */
    char[] password() {
        return password;
    }

    @Override
    public void close() {
        wipe(password);
    }

    @Override
    public String toString() {
        return "TypedPassword";
    }
}
