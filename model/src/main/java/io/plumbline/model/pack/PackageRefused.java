package io.plumbline.model.pack;

/** A model package that is not served, and why. */
public final class PackageRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a package was refused: a closed list, so that it can be counted by. */
    public enum Reason {
        /** There is no such file, or it cannot be read. */
        UNAVAILABLE,
        /** The file is over the size limit. */
        TOO_LARGE,
        /** Its SHA-256 is not the one in the model's id. */
        ALTERED,
        /** It is not laid out as a package, or an entry cannot be read. */
        MALFORMED,
        /** It is sound, but for other images, other classes or other features. */
        UNFIT,
        /** Its weights are not those of its architecture, or not all of them are finite. */
        BAD_WEIGHTS,
        /** The network does not give for the canaries what the package says it does. */
        CANARIES_DIFFER
    }

    private final Reason reason;

    public PackageRefused(Reason reason, String detail) {
        this(reason, detail, null);
    }

    public PackageRefused(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was wrong, with the value. */
    public String detail() {
        return getMessage();
    }
}
