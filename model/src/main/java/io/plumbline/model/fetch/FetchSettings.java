package io.plumbline.model.fetch;

import io.plumbline.contract.check.Require;
import io.plumbline.model.pack.PackageReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How packages are fetched.
 *
 * @param maxBytes the largest package that is fetched, whatever size was announced; at least 1, less than 2 GiB
 * @param connecting how long a server may take to accept a connection
 * @param attempt how long one attempt may take from the request to the last byte
 * @param attempts how often an address is tried whose server is in trouble, at least 1
 * @param pause before the second attempt; twice as long before each further one
 * @param mlflowTracking the address of the MLflow server that {@code runs:}, {@code models:} and
 *     {@code mlflow-artifacts:} are about
 * @param servers what web servers, that of MLflow included, want to see before they answer
 */
public record FetchSettings(
        long maxBytes,
        Duration connecting,
        Duration attempt,
        int attempts,
        Duration pause,
        Optional<URI> mlflowTracking,
        KnownServers servers) {

    public FetchSettings {
        if (maxBytes < 1 || maxBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Not a size limit for packages: %d bytes; expected less than 2 GiB".formatted(maxBytes));
        }
        Require.atLeast("time to connect in ms", 1, connecting.toMillis());
        Require.atLeast("time for an attempt in ms", 1, attempt.toMillis());
        Require.atLeast("pause between attempts in ms", 1, pause.toMillis());
        Require.atLeast("attempts", 1, attempts);
        mlflowTracking.ifPresent(WebAddress::requireOne);
    }

    /** 256 MiB; 10 s to connect, 5 minutes for each of 3 attempts, the second after half a second; no MLflow server. */
    public static FetchSettings withDefaults() {
        return new FetchSettings(
                PackageReader.DEFAULT_MAX_BYTES,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                3,
                Duration.ofMillis(500),
                Optional.empty(),
                KnownServers.none());
    }

    public FetchSettings withMaxBytes(long bytes) {
        return new FetchSettings(bytes, connecting, attempt, attempts, pause, mlflowTracking, servers);
    }

    /** The same with another time for each attempt and pause before the second. */
    public FetchSettings withTimes(Duration eachAttempt, Duration firstPause) {
        return new FetchSettings(maxBytes, connecting, eachAttempt, attempts, firstPause, mlflowTracking, servers);
    }

    public FetchSettings withMlflowTracking(Optional<URI> server) {
        return new FetchSettings(maxBytes, connecting, attempt, attempts, pause, server, servers);
    }

    public FetchSettings withServers(KnownServers known) {
        return new FetchSettings(maxBytes, connecting, attempt, attempts, pause, mlflowTracking, known);
    }
}
