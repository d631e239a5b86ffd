package io.plumbline.bench.chaos;

import io.plumbline.contract.check.Require;

/**
 * What one run does.
 *
 * @param kills {@code kill -9}s in all, 1 or more
 * @param images that are sent, 1 000 or more; more are sent when the kills take longer
 * @param longestBlow the most kills before answers must have gone on everywhere, 1 or more
 * @param rollingRestarts how often both serving processes are restarted in good order at the end, 0 or more
 * @param staticMembers whether serving processes keep their partitions through a restart
 * @param killBroker whether the broker is killed as well, or else restarted in good order
 * @param seed of the images, the kills and their moments
 */
record ChaosSettings(
        int kills,
        int images,
        int longestBlow,
        int rollingRestarts,
        boolean staticMembers,
        boolean killBroker,
        long seed) {

    private static final int LEAST_IMAGES = 1_000;
    private static final int CONTROL_SHARE = 10;
    private static final int LEAST_CONTROL_KILLS = 2;
    private static final int LEAST_CONTROL_IMAGES = 10_000;

    ChaosSettings {
        Require.atLeast("--kills", 1, kills);
        Require.atLeast("--images", LEAST_IMAGES, images);
        Require.atLeast("--longest-blow", 1, longestBlow);
        Require.notNegative("--rolling-restarts", rollingRestarts);
    }

    /** A tenth of it, for the run that must show duplicates. */
    ChaosSettings control() {
        return new ChaosSettings(
                Math.max(LEAST_CONTROL_KILLS, kills / CONTROL_SHARE),
                Math.max(LEAST_CONTROL_IMAGES, images / CONTROL_SHARE),
                longestBlow,
                0,
                staticMembers,
                killBroker,
                seed);
    }
}
