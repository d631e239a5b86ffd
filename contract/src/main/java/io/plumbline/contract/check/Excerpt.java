package io.plumbline.contract.check;

/**
 * Text that came from outside, made fit for a message or a log: it may be megabytes long, or hold line breaks and terminal
 * controls.
 */
public final class Excerpt {

    /** The longest excerpt, in UTF-16 units, without the mark that stands for the rest. */
    public static final int LONGEST = 300;

    private Excerpt() {}

    /** The beginning of the text on one line, controls replaced by U+FFFD, and "…" where more follows. */
    public static String of(String text) {
        if (text == null) {
            return "null";
        }
        boolean whole = text.length() <= LONGEST;
        int end = whole ? text.length() : LONGEST;
        if (!whole && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder shown = new StringBuilder(end + 1);
        text.codePoints()
                .limit(text.codePointCount(0, end))
                .map(Excerpt::visible)
                .forEach(shown::appendCodePoint);
        return whole ? shown.toString() : shown.append('…').toString();
    }

    private static int visible(int codePoint) {
        boolean surrogate = Character.getType(codePoint) == Character.SURROGATE;
        return Character.isISOControl(codePoint) || surrogate ? '\uFFFD' : codePoint;
    }
}
