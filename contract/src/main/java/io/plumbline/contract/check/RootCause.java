package io.plumbline.contract.check;

/** What a failure comes down to, which tells a person more than what it was wrapped in. */
public final class RootCause {

    private RootCause() {}

    /** The last cause in the chain of causes; the failure itself if it has none. */
    public static Throwable of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
