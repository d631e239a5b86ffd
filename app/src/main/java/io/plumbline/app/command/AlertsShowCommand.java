package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeText;
import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.contract.json.Json;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one episode. */
@Command(
        name = "show",
        description = "Show all that is known of one episode.",
        footer = {"", "Example: ./plumbline alerts show fashion-0123abcd-20261124T083000Z-12345"})
final class AlertsShowCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Parameters(paramLabel = "EPISODE", description = "Its id.")
    private String id;

    @Option(names = "--json", description = "One JSON object, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        EpisodeView episode = AlertsCommand.episode(kafka, id);
        if (json) {
            System.out.println(Json.line(episode));
        } else {
            new EpisodeText(clock.instant()).details(episode).forEach(System.out::println);
        }
        return ExitCode.DONE;
    }
}
