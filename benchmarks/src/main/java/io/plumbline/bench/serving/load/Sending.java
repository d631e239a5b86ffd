package io.plumbline.bench.serving.load;

import io.plumbline.contract.connection.KafkaConnection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Images on their way to a topic. For one thread. */
final class Sending implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final ImageSupply supply;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Sending(KafkaConnection connection, Map<String, ?> properties, String topic, ImageSupply supply) {
        this.producer =
                new KafkaProducer<>(connection.with(properties), new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.supply = supply;
        // So that the first image does not wait for it.
        producer.partitionsFor(topic);
    }

    /** Sends the image of this number to its partition. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears the same, without holding on to every image.
    void send(long number, byte[] key) {
        int partition = (int) (number % Stage.PARTITIONS);
        producer.send(
                new ProducerRecord<>(topic, partition, key, supply.value(number), supply.headers()),
                (metadata, thrown) -> failure.compareAndSet(null, thrown));
    }

    /** Waits until all are acknowledged. */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new KafkaException("Cannot send images to " + topic, failure.get());
        }
    }
}
