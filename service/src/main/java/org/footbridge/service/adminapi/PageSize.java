package org.footbridge.service.adminapi;

/** How many rows an answer may have. */
final class PageSize {
    private PageSize() {}

    static int checked(int top, int most) {
        if (top < 1 || top > most) {
            throw RequestBody.invalid("\"top\" is not a number from 1 to " + most + ".");
        }
        return top;
    }
}
