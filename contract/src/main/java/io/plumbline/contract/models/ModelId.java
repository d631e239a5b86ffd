package io.plumbline.contract.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content address of a model package: {@code name-sha256}, where the hash is that of the whole file in lower-case
 * hexadecimal.
 */
public record ModelId(String name, String sha256) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63})-([0-9a-f]{64})");
    private static final int SHORT_HASH = 8;

    public ModelId {
        if (!FORM.matcher(name + "-" + sha256).matches()) {
            throw new IllegalArgumentException(
                    "Not a model id: '%s-%s'; expected a name, '-' and 64 hexadecimal digits".formatted(name, sha256));
        }
    }

    /** Reads {@code name-sha256}. */
    public static ModelId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a model id: '%s'; expected a name, '-' and 64 hexadecimal digits".formatted(text));
        }
        return new ModelId(matcher.group(1), matcher.group(2));
    }

    /** Name and the first digits of the hash, for people. */
    public String shortForm() {
        return name + "-" + sha256.substring(0, SHORT_HASH);
    }

    @Override
    public String toString() {
        return name + "-" + sha256;
    }
}
