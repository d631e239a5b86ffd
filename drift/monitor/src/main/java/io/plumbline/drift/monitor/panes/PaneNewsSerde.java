package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.serial.SerialPairs;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** The bytes of the values on {@code drift-panes}: sealed, versioned, and refused when damaged. */
public final class PaneNewsSerde implements Serde<PaneNews> {

    private static final Envelope ENVELOPE = new Envelope("record on drift-panes", "PLPR", 2);
    private static final int CLOSED_PANE = 1;
    private static final int SILENCE = 2;

    @Override
    public Serializer<PaneNews> serializer() {
        return (topic, news) -> news == null ? null : ENVELOPE.seal(out -> write(news, out));
    }

    /** A deserializer that throws a {@link SerializationException} for anything that was not written by this class. */
    @Override
    public Deserializer<PaneNews> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static void write(PaneNews news, BytesOut out) {
        out.writeByte(news instanceof ClosedPane ? CLOSED_PANE : SILENCE);
        out.writeCount(news.partition());
        out.writeLong(news.atMs());
        if (news instanceof ClosedPane closed) {
            out.writeString(closed.modelId());
            out.writeByte(closed.resumes() ? 1 : 0);
            ExampleBytes.write(closed.examples(), out);
            out.writeByte(closed.pairs().isPresent() ? 1 : 0);
            closed.pairs().ifPresent(pairs -> pairs.writeTo(out));
            closed.pane().writeTo(out);
        }
    }

    private static PaneNews read(byte[] bytes) {
        try {
            return ENVELOPE.open(bytes, PaneNewsSerde::read);
        } catch (DamagedException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    private static Optional<SerialPairs> pairs(BytesIn in) {
        return in.readByte() == 1 ? Optional.of(SerialPairs.readFrom(in)) : Optional.empty();
    }

    private static PaneNews read(BytesIn in) {
        int kind = in.readByte();
        int partition = in.readCount();
        long atMs = in.readLong();
        return switch (kind) {
            case CLOSED_PANE ->
                new ClosedPane(
                        partition,
                        atMs,
                        in.readString(),
                        in.readByte() == 1,
                        ExampleBytes.read(in),
                        pairs(in),
                        Pane.readFrom(in));
            case SILENCE -> new Silence(partition, atMs);
            default -> throw new IllegalArgumentException("kind %d is unknown".formatted(kind));
        };
    }
}
