package io.plumbline.app.command;

/** What the commands' exit codes mean. */
public final class ExitCode {

    public static final int DONE = 0;

    /** What was asked for did not come about; the last line says what is missing. */
    public static final int FAILED = 1;

    /** An option, file or folder is wrong; nothing was started. */
    public static final int USAGE = 2;

    /** The broker does not answer, or its topics are not as they must be. */
    public static final int BROKER = 3;

    private ExitCode() {}
}
