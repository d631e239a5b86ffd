package io.plumbline.bench.chaos.feed;

import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Images without end, one in fifty of them broken. The same seed gives the same ones. */
public final class ChaosImages {

    /** Keys are numbered from 0 to one below this. */
    public static final int KEYS = 1_000;

    private static final int POOL = 400;
    private static final int IMAGES_PER_BROKEN_ONE = 50;

    private final LabelledImages pool;
    private final Random random;
    private int made;

    public ChaosImages(long seed) {
        pool = new Bands(seed).next(POOL);
        random = new Random(seed);
    }

    /** The next one, for this topic. */
    ProducerRecord<byte[], byte[]> next(String topic) {
        byte[] pixels = pool.pixels(random.nextInt(POOL));
        boolean broken = random.nextInt(IMAGES_PER_BROKEN_ONE) == 0;
        byte[] value = broken ? Arrays.copyOf(pixels, random.nextInt(pixels.length)) : pixels;
        return Numbered.image(topic, made++, random.nextInt(KEYS), value);
    }
}
