package io.plumbline.bench.audit;

import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Raw images without end, numbered from 0 on, one in fifty of them broken. The same seed gives the same ones. */
public final class NumberedImages {

    /** Keys are numbered from 0 to one below this. */
    public static final int KEYS = 1_000;

    private static final int IMAGES_PER_BROKEN_ONE = 50;

    private final LabelledImages pool;
    private final Random random;
    private int made;

    /** Drawn from this pool. */
    public NumberedImages(LabelledImages pool, long seed) {
        this.pool = pool;
        this.random = new Random(seed);
    }

    /** The next one, for this topic. */
    public ProducerRecord<byte[], byte[]> next(String topic) {
        byte[] pixels = pool.pixels(random.nextInt(pool.size()));
        boolean broken = random.nextInt(IMAGES_PER_BROKEN_ONE) == 0;
        byte[] value = broken ? Arrays.copyOf(pixels, random.nextInt(pixels.length)) : pixels;
        return Numbered.image(topic, made++, random.nextInt(KEYS), value);
    }
}
