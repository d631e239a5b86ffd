package io.plumbline.app.command;

import java.util.concurrent.Callable;

/** A command that starts a part of Plumbline and runs it until it is interrupted. */
public abstract class ServiceCommand implements Callable<Integer> {

    /**
     * Checks the options, then starts.
     *
     * @throws CommandFailed if an option is wrong or the broker is not there; nothing runs then
     */
    public abstract Service start();

    @Override
    public final Integer call() throws InterruptedException {
        try (Ending ending = new Ending()) {
            Runtime.getRuntime().addShutdownHook(new Thread(ending::close, "stop-on-signal"));
            Service service = ending.add(start());
            System.err.println(service.description());
            service.awaitEnd();
            return ExitCode.DONE;
        }
    }
}
