package io.plumbline.metrics;

import java.util.Optional;

/** How a service is, for those who may send it work and those who may start it anew. Safe for use by several threads. */
public interface Health {

    /** A service that is being started. */
    Health STARTING = new Health() {
        @Override
        public Optional<String> obstacle() {
            return Optional.of("it is being started");
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }
    };

    /** Why it cannot do now what it is for, in words for people; empty if it can. */
    Optional<String> obstacle();

    /** Why it will never do so again, if that is so. */
    Optional<String> failure();
}
