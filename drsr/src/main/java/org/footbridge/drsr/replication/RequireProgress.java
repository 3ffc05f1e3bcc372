package org.footbridge.drsr.replication;

import org.footbridge.drsr.failure.DrsException;

/** A server that announces more without end, and without coming forward, would be asked for ever: this ends it. */
final class RequireProgress {
    /** How often in a row a server may announce more and stay where it is; values of links may come without a move. */
    static final int MOST_STANDSTILLS = 1000;

    private int standstills;

    /**
     * @param position where the reading went on
     * @param reply how far it came
     */
    void since(UsnVector position, ChangesReply reply) {
        boolean stands = reply.more() && reply.links() == 0 && reply.reached().equals(position);
        standstills = stands ? standstills + 1 : 0;
        if (standstills > MOST_STANDSTILLS) {
            throw new DrsException(
                    DrsException.Code.CALL_FAILED,
                    "The server has announced more changes " + standstills + " times without coming forward from "
                            + position.objects(),
                    "Ask another domain controller, and look at this one's event log",
                    0,
                    null);
        }
    }
}
