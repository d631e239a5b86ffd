package io.plumbline.contract.prediction;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A share of 1 as a JSON number with up to seven decimals: what a float can tell of one near 1.
 *
 * <p>The shortest decimals that read back as the very same float are many for small ones, and finding them for ten classes
 * took longer than all else about writing an answer. What a share loses here, 5e-8 at most, is far less than what
 * probabilities are promised to keep (1e-5); the logarithms among the features keep all of it.
 */
final class ShareText {

    private static final int DECIMALS = 7;
    private static final int ONE = 10_000_000;
    private static final int TEN = 10;

    private final char[] text = new char[DECIMALS + 2];

    ShareText() {
        text[1] = '.';
    }

    /**
     * Writes one share.
     *
     * @param share in [0, 1]
     */
    void write(float share, JsonGenerator json) throws IOException {
        int scaled = (int) ((double) share * ONE + 0.5);
        text[0] = (char) ('0' + scaled / ONE);
        int rest = scaled % ONE;
        int length = 0;
        for (int i = DECIMALS + 1; i > 1; i--) {
            int digit = rest % TEN;
            rest /= TEN;
            text[i] = (char) ('0' + digit);
            if (digit != 0 && length == 0) {
                length = i + 1;
            }
        }
        json.writeNumber(text, 0, Math.max(length, 2 + 1));
    }
}
