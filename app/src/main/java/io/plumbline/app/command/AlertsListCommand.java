package io.plumbline.app.command;

import io.plumbline.app.alerts.EpisodeText;
import io.plumbline.app.alerts.EpisodeView;
import io.plumbline.contract.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists episodes. */
@Command(
        name = "list",
        description = "List episodes of drift that are open and not muted.",
        footer = {"", "Example: ./plumbline alerts list --all --json"})
final class AlertsListCommand implements Callable<Integer> {

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private ConnectionOptions kafka;

    @Option(names = "--all", description = "Those too that are muted or have ended.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        Instant now = clock.instant();
        List<EpisodeView> episodes = AlertsCommand.episodes(kafka).all().stream()
                .filter(episode ->
                        all || (episode.isOpen() && episode.muting(now).isEmpty()))
                .toList();
        EpisodeText text = new EpisodeText(now);
        episodes.forEach(episode -> System.out.println(json ? Json.line(episode) : text.line(episode)));
        if (episodes.isEmpty() && !json) {
            System.out.println(all ? "No episodes." : "No open episodes.");
        }
        return ExitCode.DONE;
    }
}
