package org.footbridge.engine.planning;

import org.footbridge.engine.MatchKey;

/**
 * A value that an object is to have and goes without, because another object has it. As soon as that one lets go of it,
 * the object is planned again and gets it.
 *
 * @param key what must be unique: {@code userPrincipalName} or {@code proxyAddresses} with the value in lower case,
 *     without prefix
 * @param value as the object was to have it
 */
public record HeldValue(MatchKey key, String value, Holder holder) {}
