package org.footbridge.service.graphapi;

import org.footbridge.service.errors.ServiceFailure;

/** What a query asks for is not understood, not offered or not there. */
final class QueryFailure extends ServiceFailure {
    private QueryFailure(int status, String code, String message, String nextStep) {
        super(code, status, message, nextStep);
    }

    static QueryFailure malformed(String message, String nextStep) {
        return new QueryFailure(400, "BadRequest", message, nextStep);
    }

    static QueryFailure unsupported(String message, String nextStep) {
        return new QueryFailure(400, "Request_UnsupportedQuery", message, nextStep);
    }

    static QueryFailure notFound(String what, String id) {
        return new QueryFailure(
                404,
                "Request_ResourceNotFound",
                "There is no " + what + " '" + shortened(id) + "' in this tenant.",
                "Check the id; what was deleted is under /directory/deletedItems for 30 days.");
    }

    /** Long or odd input is named, but not repeated in full. */
    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
    }
}
