@org.jspecify.annotations.NullMarked
package org.footbridge.drsr.crypto;
