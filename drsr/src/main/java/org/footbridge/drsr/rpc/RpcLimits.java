package org.footbridge.drsr.rpc;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connect for a TCP connection, and for the answers that lead to a bound one
 * @param answer from sending a call to its whole answer
 * @param answerBytes size of an answer, in clear and decompressed
 */
public record RpcLimits(Duration connect, Duration answer, int answerBytes) {

    public RpcLimits {
        if (!connect.isPositive() || !answer.isPositive() || answerBytes < 1) {
            throw new IllegalArgumentException("limits of a connection are more than zero");
        }
    }
}
