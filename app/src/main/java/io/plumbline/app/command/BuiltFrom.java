package io.plumbline.app.command;

/** Which commit this Plumbline was built from: the launcher found out. */
final class BuiltFrom {

    private BuiltFrom() {}

    /** In hexadecimal; empty if it is not known. */
    static String commit() {
        return System.getProperty("plumbline.commit", "");
    }
}
