package io.plumbline.app.progress;

/** Whether someone watches. */
public final class Terminal {

    private Terminal() {}

    /** Whether output goes to a terminal, on which a line can be drawn again: the launcher found out. */
    public static boolean isWatched() {
        return Boolean.getBoolean("plumbline.terminal");
    }
}
