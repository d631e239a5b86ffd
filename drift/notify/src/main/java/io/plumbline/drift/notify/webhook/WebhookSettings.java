package io.plumbline.drift.notify.webhook;

import io.plumbline.contract.check.Require;
import io.plumbline.drift.notify.post.Receiver;

/**
 * Where each step of each episode is posted.
 *
 * @param receiver takes them
 * @param secret signs them
 * @param fromBeginning whether the very first start tells what stands on the topic already; later ones go on where the one before
 *     stopped
 */
public record WebhookSettings(Receiver receiver, WebhookSecret secret, boolean fromBeginning) {

    public WebhookSettings {
        Require.present("receiver", receiver);
        Require.present("secret", secret);
    }
}
