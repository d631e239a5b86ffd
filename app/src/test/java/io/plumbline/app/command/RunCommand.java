package io.plumbline.app.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs the command line inside the test, and keeps what it said. */
public record RunCommand(int exitCode, String out, String err) {

    /** Runs it with these arguments; what it prints is kept from the console. */
    public static RunCommand with(CommandLine line, String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        int exitCode = whilePrintingTo(out, err, () -> line.execute(arguments));
        return new RunCommand(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static int whilePrintingTo(ByteArrayOutputStream out, ByteArrayOutputStream err, Callable<Integer> run)
            throws Exception {
        PrintStream console = System.out;
        PrintStream errors = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return run.call();
        } finally {
            System.setOut(console);
            System.setErr(errors);
        }
    }
}
