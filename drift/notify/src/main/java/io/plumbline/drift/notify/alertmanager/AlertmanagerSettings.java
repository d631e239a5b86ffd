package io.plumbline.drift.notify.alertmanager;

import io.plumbline.contract.check.Require;
import io.plumbline.drift.notify.post.Receiver;
import java.time.Duration;

/**
 * An Alertmanager, and how often it is told what goes on.
 *
 * @param receiver the address under which it serves {@code /api/v2}
 * @param refresh how often it is told of open episodes again: it forgets them when it restarts
 * @param validity for how long it believes that an episode is open after it was last told so
 */
public record AlertmanagerSettings(Receiver receiver, Duration refresh, Duration validity) {

    public AlertmanagerSettings {
        Require.present("receiver", receiver);
        if (refresh.isNegative() || refresh.isZero() || validity.compareTo(refresh.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "An alert must be valid for at least twice as long as it takes to be told again; found %s and %s"
                            .formatted(validity, refresh));
        }
    }

    /** Told every minute, believed for an hour. */
    public static AlertmanagerSettings of(Receiver receiver) {
        return new AlertmanagerSettings(receiver, Duration.ofMinutes(1), Duration.ofHours(1));
    }
}
