package io.plumbline.stream.topology;

import io.plumbline.stream.batch.Promise;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Takes the promise out of a record's headers while its value is read. That is the first thing Streams does with a
 * record, so whatever is done, or fails, later on never sees headers with the promise in them.
 */
final class ArrivalDeserializer implements Deserializer<Arrival> {

    @Override
    public Arrival deserialize(String topic, Headers headers, byte[] value) {
        return new Arrival(value, Promise.takeFrom(headers));
    }

    @Override
    public Arrival deserialize(String topic, byte[] value) {
        return new Arrival(value, Optional.empty());
    }
}
