package io.plumbline.app.command;

/** A command could not do what it was asked; the message is for the person who typed it. */
public final class CommandFailed extends RuntimeException {

    private final int exitCode;

    private CommandFailed(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What was asked for did not come about. */
    public static CommandFailed because(String message) {
        return new CommandFailed(ExitCode.FAILED, message, null);
    }

    /** The options make no sense, or what they point to is not there. */
    public static CommandFailed usage(String message) {
        return new CommandFailed(ExitCode.USAGE, message, null);
    }

    /** The broker does not answer, or its topics are not as they must be. */
    public static CommandFailed broker(String message, Throwable cause) {
        return new CommandFailed(ExitCode.BROKER, message, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
