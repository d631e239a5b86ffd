package io.plumbline.drift.notify;

import io.plumbline.contract.check.Require;
import io.plumbline.drift.notify.alertmanager.AlertmanagerSettings;
import io.plumbline.drift.notify.delivery.Pauses;
import io.plumbline.drift.notify.webhook.WebhookSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of alerts.
 *
 * @param alertmanagers each is told everything, as those of one cluster want it
 * @param webhook is told each step once
 * @param answering how long to wait for an answer
 * @param pauses between attempts
 */
public record NotifierSettings(
        List<AlertmanagerSettings> alertmanagers,
        Optional<WebhookSettings> webhook,
        Duration answering,
        Pauses pauses) {

    private static final Duration ANSWERING = Duration.ofSeconds(10);

    public NotifierSettings {
        alertmanagers = Require.list("alertmanagers", alertmanagers);
        Require.present("webhook", webhook);
        if (alertmanagers.isEmpty() && webhook.isEmpty()) {
            throw new IllegalArgumentException("Nobody would be told: name an Alertmanager, a webhook or both");
        }
    }

    /** Ten seconds for an answer; attempts a second to a minute apart. */
    public static NotifierSettings of(List<AlertmanagerSettings> alertmanagers, Optional<WebhookSettings> webhook) {
        return new NotifierSettings(alertmanagers, webhook, ANSWERING, Pauses.usual());
    }
}
