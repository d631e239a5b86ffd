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
        try (Service service = start()) {
            Thread closing = new Thread(service::close, "stop-on-signal");
            Runtime.getRuntime().addShutdownHook(closing);
            System.err.println(service.description());
            service.awaitEnd();
            return ExitCode.DONE;
        }
    }
}
