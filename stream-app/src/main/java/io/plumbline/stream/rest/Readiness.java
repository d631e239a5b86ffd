package io.plumbline.stream.rest;

import java.util.Optional;

/**
 * Whether requests can be answered.
 *
 * @param error why not; absent if they can
 */
record Readiness(boolean ready, Optional<String> error) {}
