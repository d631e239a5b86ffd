package io.plumbline.app.command;

import io.plumbline.app.models.Change;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** Who changes something by hand, and why. */
final class ChangeOptions {

    @Option(names = "--as", paramLabel = "WHO", description = "Who makes this change (default: user@host).")
    private String who;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in a sentence.")
    private String reason;

    Change change(String otherwise) {
        try {
            return new Change(
                    who == null ? userAtHost() : who,
                    InstantSource.system().instant(),
                    reason == null ? otherwise : reason);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    /** The change, whose reason must be given. */
    Change reasoned() {
        if (reason == null) {
            throw CommandFailed.usage("Say why, with --reason: it is kept beside what is decided.");
        }
        return change(reason);
    }

    private static String userAtHost() {
        try {
            return System.getProperty("user.name") + "@"
                    + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getProperty("user.name") + "@unknown-host";
        }
    }
}
