package io.sluice.engine.balance.algorithm;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.http.http1.HeadIndex;

/** Finds what of a request is hashed. Immutable. */
interface KeyReader {

    /**
     * Puts the bytes to hash into the key, which is empty; false when the request has nothing to hash. {@code head} and {@code buffer} are null
     * when there is no head, as in TCP mode.
     */
    boolean read(BalanceKey key, HeadIndex head, Buffer buffer);
}
