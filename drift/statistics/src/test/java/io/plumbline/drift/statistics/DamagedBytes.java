package io.plumbline.drift.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All the ways in which one byte can go wrong, and every place where bytes can end too early. */
public final class DamagedBytes {

    private DamagedBytes() {}

    public static Stream<byte[]> of(byte[] intact) {
        Stream<byte[]> changed = IntStream.range(0, intact.length).mapToObj(at -> {
            byte[] copy = intact.clone();
            copy[at] ^= (byte) (1 << (at % 8));
            return copy;
        });
        Stream<byte[]> truncated = IntStream.range(0, intact.length).mapToObj(length -> Arrays.copyOf(intact, length));
        Stream<byte[]> extended = Stream.of(Arrays.copyOf(intact, intact.length + 1));
        return Stream.of(changed, truncated, extended).flatMap(each -> each);
    }
}
