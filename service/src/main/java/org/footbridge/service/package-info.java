/**
 * The cloud service: one package per capability, wired here.
 */
@NullMarked
package org.footbridge.service;

import org.jspecify.annotations.NullMarked;
