package io.plumbline.contract.models;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.check.Require;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content address of a model package: {@code name-sha256}, where the hash is that of the whole file in lower-case
 * hexadecimal.
 *
 * @param name 1 to 64 letters, digits, '.', '_' and '-', the first of them a letter or digit
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ModelId(String name, String sha256) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63})-([0-9a-f]{64})");
    private static final String NAMES =
            "a name of 1 to 64 letters, digits, '.', '_' and '-' that starts with a letter or digit";
    private static final int SHORT_HASH = 8;

    public ModelId {
        Matcher matcher = FORM.matcher(name + "-" + sha256);
        if (!matcher.matches() || !matcher.group(1).equals(name)) {
            throw noId(name + "-" + sha256);
        }
    }

    /**
     * Reads {@code name-sha256}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ModelId parse(String text) {
        Matcher matcher = FORM.matcher(Require.present("modelId", text));
        if (!matcher.matches()) {
            throw noId(text);
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

    private static IllegalArgumentException noId(String found) {
        return new IllegalArgumentException(
                "Not a model id: '%s'; expected %s, '-' and 64 lower-case hexadecimal digits"
                        .formatted(Excerpt.of(found), NAMES));
    }
}
