/**
 * The messages of directory replication (drsuapi, MS-DRSR 4.1): binding, names, changes; and what they are about:
 * objects, attributes, states. Everything that comes from a server is read by functions of a byte array, which know no
 * recursion and trust no count. Objects are cut to the attributes that were asked for.
 */
@NullMarked
package org.footbridge.drsr.replication;

import org.jspecify.annotations.NullMarked;
