package io.plumbline.app.command;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@SuppressWarnings("UnusedVariable")
@Command(name = "retrain", description = "TEMP")
public final class RetrainCommand extends ServiceCommand {
    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private DataOptions data;

    @Option(names = "--packages")
    private Path packages;

    @Override
    public Service start() {
        return new Service() {
            @Override
            public String description() {
                return "nothing";
            }

            @Override
            public void awaitReady(Duration patience) {}

            @Override
            public void awaitEnd() {}

            @Override
            public void close() {}
        };
    }
}
