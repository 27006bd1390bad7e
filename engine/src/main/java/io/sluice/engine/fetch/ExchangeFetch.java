package io.sluice.engine.fetch;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;

/** A fetch that takes its value from a connection or request; elsewhere it has none. */
abstract class ExchangeFetch extends Fetch {

    @Override
    public final boolean fetch(SampleContext context, Sample sample) {
        return context instanceof Exchange exchange && fetch(exchange, sample);
    }

    abstract boolean fetch(Exchange exchange, Sample sample);

    /** The value is a range of a received buffer. */
    static boolean copy(Buffer buffer, int from, int length, Sample sample) {
        byte[] room = sample.room(length);
        if (room == null) {
            return false;
        }
        buffer.copyTo(from, room, 0, length);
        return sample.took(SampleType.STRING, room, length);
    }
}
