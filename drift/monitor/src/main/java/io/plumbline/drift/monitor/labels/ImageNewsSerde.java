package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** The bytes of {@link ImageNews}. */
final class ImageNewsSerde implements Serde<ImageNews> {

    private static final Envelope ENVELOPE = new Envelope("news of an image", "PLIN", 1);
    private static final int ANSWER = 1;
    private static final int TRUTH = 2;
    private static final int PROGRESS = 3;

    @Override
    public Serializer<ImageNews> serializer() {
        return (topic, news) -> news == null ? null : ENVELOPE.seal(out -> write(news, out));
    }

    @Override
    public Deserializer<ImageNews> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static ImageNews read(byte[] bytes) {
        try {
            return ENVELOPE.open(bytes, ImageNewsSerde::read);
        } catch (DamagedException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    private static void write(ImageNews news, BytesOut out) {
        if (news instanceof Answer answer) {
            out.writeByte(ANSWER);
            write(answer, out);
        } else if (news instanceof Truth truth) {
            out.writeByte(TRUTH);
            out.writeString(truth.label());
            out.writeLong(truth.stampMs());
        } else if (news instanceof Progress progress) {
            out.writeByte(PROGRESS);
            out.writeCount(progress.source());
            out.writeLong(progress.atMs());
            out.writeByte(progress.silent() ? 1 : 0);
        }
    }

    static void write(Answer answer, BytesOut out) {
        out.writeString(answer.modelId());
        out.writeCount(answer.predicted());
        answer.confidence().writeTo(out);
        out.writeCount(answer.partition());
        out.writeLong(answer.offset());
        out.writeLong(answer.stampMs());
    }

    private static ImageNews read(BytesIn in) {
        int kind = in.readByte();
        return switch (kind) {
            case ANSWER -> readAnswer(in);
            case TRUTH -> new Truth(in.readString(), in.readLong());
            case PROGRESS -> new Progress(in.readCount(), in.readLong(), in.readByte() == 1);
            default -> throw new IllegalArgumentException("kind %d is unknown".formatted(kind));
        };
    }

    static Answer readAnswer(BytesIn in) {
        return new Answer(
                in.readString(),
                in.readCount(),
                ConfidenceSums.readFrom(in),
                in.readCount(),
                in.readLong(),
                in.readLong());
    }
}
