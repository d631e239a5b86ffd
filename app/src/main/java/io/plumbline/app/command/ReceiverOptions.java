package io.plumbline.app.command;

import io.plumbline.drift.notify.NotifierSettings;
import io.plumbline.drift.notify.alertmanager.AlertmanagerSettings;
import io.plumbline.drift.notify.post.Receiver;
import io.plumbline.drift.notify.webhook.WebhookSecret;
import io.plumbline.drift.notify.webhook.WebhookSettings;
import io.plumbline.model.fetch.KnownServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who is told of alerts. */
final class ReceiverOptions {

    private static final String SECRET_FILE = "--webhook-secret-file";
    private static final String SECRET_VARIABLE = "PLUMBLINE_WEBHOOK_SECRET";
    private static final String ADDRESS_VARIABLE = "PLUMBLINE_WEBHOOK";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--alertmanager",
            paramLabel = "URL",
            split = ",",
            description =
                    "An Alertmanager that is told of open episodes, such as http://127.0.0.1:9093; several with commas.")
    private List<URI> alertmanagers = List.of();

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Where each step of an episode is posted, signed. An address that nobody else should know belongs"
                            + " in the environment (" + ADDRESS_VARIABLE + ").")
    private URI webhook;

    @Option(
            names = SECRET_FILE,
            paramLabel = "FILE",
            description = "What requests to the webhook are signed with: 'openssl rand -base64 32' makes one (default:"
                    + " that in the environment's " + SECRET_VARIABLE + ").")
    private Path secretFile;

    @Option(
            names = "--from-beginning",
            description = "The very first start posts what stands on the topic already; later ones go on where the one"
                    + " before stopped.")
    private boolean fromBeginning;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "What receivers want to see, a line for each: its address, then a user and a password, or a"
                    + " token (default: nothing).")
    private Path credentials;

    NotifierSettings settings() {
        KnownServers known = known();
        try {
            return NotifierSettings.of(
                    alertmanagers.stream()
                            .map(address -> AlertmanagerSettings.of(receiver("--alertmanager", address, known)))
                            .toList(),
                    Optional.ofNullable(webhook).map(address -> webhook(receiver("--webhook", address, known))));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private WebhookSettings webhook(Receiver receiver) {
        String secret = new SecretSource(SECRET_FILE, SECRET_VARIABLE)
                .read(secretFile, command)
                .orElseThrow(() -> CommandFailed.usage(
                        "A webhook needs a secret: make one with 'openssl rand -base64 32', and name its file with %s or put it in the environment as %s."
                                .formatted(SECRET_FILE, SECRET_VARIABLE)));
        return new WebhookSettings(receiver, WebhookSecret.parse(secret), fromBeginning);
    }

    /** What is wrong with an address is told without it, since it may hold what nobody else should know. */
    private static Receiver receiver(String option, URI address, KnownServers known) {
        try {
            return new Receiver(address, known.at(address).header());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("%s: %s".formatted(option, e.getMessage()));
        }
    }

    private KnownServers known() {
        if (credentials == null) {
            return KnownServers.none();
        }
        try {
            return KnownServers.read(credentials);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot read --credentials %s: %s".formatted(credentials, e));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
