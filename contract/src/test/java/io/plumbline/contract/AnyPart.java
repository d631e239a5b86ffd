package io.plumbline.contract;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of each kind that records are made of. */
public final class AnyPart {

    private static final int LAST_CODE_POINT = 0x10FFFF;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private AnyPart() {}

    /** Text of any characters, among them quotes, controls and emoji, but never blank. */
    public static Arbitrary<String> text() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, LAST_CODE_POINT)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE);
        Arbitrary<Integer> awkward = Arbitraries.of("\"\\/\b\f\n\r\t\0\u007F\u2028\u00E9\u6F22\uFFFD{}[]:,'<& "
                .codePoints()
                .boxed()
                .toList());
        Arbitrary<Integer> letter = Arbitraries.integers().between('a', 'z');
        Arbitrary<String> start = letter.map(Character::toString);
        return Combinators.combine(
                        start, Arbitraries.oneOf(any, awkward, letter).list().ofMaxSize(12))
                .as((first, rest) ->
                        rest.stream().map(Character::toString).reduce(first, (left, right) -> right + left));
    }

    /** Any float but NaN and the infinities. */
    public static Arbitrary<Float> finiteFloat() {
        return Arbitraries.integers().map(Float::intBitsToFloat).filter(Float::isFinite);
    }

    static Arbitrary<String> modelId() {
        Arbitrary<String> name =
                Arbitraries.strings().withChars("abcXYZ019._-").ofMaxLength(63).map(rest -> "m" + rest);
        Arbitrary<String> hash =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
        return Combinators.combine(name, hash).as((left, right) -> left + "-" + right);
    }

    static Arbitrary<SourcePosition> position() {
        return Combinators.combine(text(), number(), count()).as(SourcePosition::new);
    }

    static Arbitrary<List<OffsetRange>> ranges() {
        return Combinators.combine(text(), number(), count(), count())
                .as((topic, partition, one, other) ->
                        new OffsetRange(topic, partition, Math.min(one, other), Math.max(one, other)))
                .list()
                .ofMaxSize(3);
    }

    static Arbitrary<Instant> instant() {
        return Combinators.combine(
                        Arbitraries.longs().between(YEAR_0.getEpochSecond(), YEAR_9999.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    static Arbitrary<Integer> number() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    static Arbitrary<Long> count() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    static Arbitrary<Long> runLength() {
        return Arbitraries.longs().greaterOrEqual(1);
    }

    static Arbitrary<Double> share() {
        return Arbitraries.longs().between(0, Double.doubleToLongBits(1)).map(Double::longBitsToDouble);
    }

    static Arbitrary<Double> notNegative() {
        return finite().map(Math::abs);
    }

    static Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }
}
