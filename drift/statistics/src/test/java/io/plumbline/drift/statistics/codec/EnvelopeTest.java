package io.plumbline.drift.statistics.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.DamagedBytes;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Envelope LETTER = new Envelope("letter", "LETT", 3);

    @Property
    void shouldReadBackWhatWasWritten(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int count,
            @ForAll int number,
            @ForAll long large,
            @ForAll float single,
            @ForAll double[] doubles) {
        // Given
        byte[] bytes = LETTER.seal(out -> {
            out.writeCount(count);
            out.writeInt(number);
            out.writeLong(large);
            out.writeFloat(single);
            out.writeDoubles(doubles);
            out.writeString("größer als π");
        });
        // When
        List<Object> read = LETTER.open(
                bytes,
                in -> List.of(
                        in.readCount(),
                        in.readInt(),
                        in.readLong(),
                        in.readFloat(),
                        in.readDoubles(),
                        in.readString()));
        // Then
        assertThat(read).containsExactly(count, number, large, single, doubles, "größer als π");
    }

    @Test
    void shouldRefuseWhateverDiffersFromWhatWasSealed() {
        // Given
        byte[] sealed = LETTER.seal(out -> out.writeString("hello"));
        // When
        List<Throwable> thrown = DamagedBytes.of(sealed)
                .map(damaged -> catchThrowable(() -> LETTER.open(damaged, BytesIn::readString)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This letter is refused: "));
    }

    @Test
    void shouldSayThatItIsSomethingElse() {
        // Given
        byte[] parcel = new Envelope("parcel", "PARC", 3).seal(out -> out.writeInt(1));
        // When
        Throwable thrown = catchThrowable(() -> LETTER.open(parcel, BytesIn::readInt));
        // Then
        assertThat(thrown).hasMessage("This letter is refused: it does not begin with LETT, so it is something else");
    }

    @Test
    void shouldSayWhichVersionItReads() {
        // Given
        byte[] newer = new Envelope("letter", "LETT", 4).seal(out -> out.writeInt(1));
        // When
        Throwable thrown = catchThrowable(() -> LETTER.open(newer, BytesIn::readInt));
        // Then
        assertThat(thrown)
                .hasMessage("This letter is refused: its format is version 4, and this Plumbline reads version 3");
    }

    @Test
    void shouldRefuseWhatIsLeftOver() {
        // Given
        byte[] sealed = LETTER.seal(out -> out.writeLong(1));
        // When
        Throwable thrown = catchThrowable(() -> LETTER.open(sealed, BytesIn::readInt));
        // Then
        assertThat(thrown).hasMessage("This letter is refused: 4 bytes follow its end");
    }

    @Test
    void shouldNotReserveMoreThanTheBytesCouldFill() {
        // Given
        byte[] sealed = LETTER.seal(out -> out.writeCount(Integer.MAX_VALUE));
        // When
        Throwable thrown = catchThrowable(() -> LETTER.open(sealed, BytesIn::readDoubles));
        // Then
        assertThat(thrown)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("2147483647 elements of 8 bytes or more are announced where 0 bytes are left");
    }

    @Test
    void shouldRefuseACountThatIsTooLarge() {
        // Given
        byte[] sealed = LETTER.seal(out -> {
            for (int i = 0; i < 5; i++) {
                out.writeByte(0xff);
            }
        });
        // When
        Throwable thrown = catchThrowable(() -> LETTER.open(sealed, BytesIn::readCount));
        // Then
        assertThat(thrown).hasMessageContaining("a count is larger than 2147483647");
    }
}
