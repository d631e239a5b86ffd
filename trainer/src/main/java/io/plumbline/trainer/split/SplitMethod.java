package io.plumbline.trainer.split;

import java.util.Locale;

/** How a pool is dealt out. */
public enum SplitMethod {
    /** In one shuffled order: class counts of the parts vary by chance. */
    SHUFFLED,
    /** So that each part has its share of each class, to within an image or two. */
    STRATIFIED;

    /** For people and manifests. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #toString} gave.
     *
     * @throws IllegalArgumentException if it is another word
     */
    public static SplitMethod parse(String name) {
        for (SplitMethod method : values()) {
            if (method.toString().equals(name)) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "Not a method of splitting: '%s'; expected shuffled or stratified".formatted(name));
    }
}
