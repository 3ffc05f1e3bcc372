@org.jspecify.annotations.NullMarked
package org.footbridge.drsr.compression;
