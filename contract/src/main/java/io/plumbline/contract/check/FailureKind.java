package io.plumbline.contract.check;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a failure was, as far as a person on call wants to know first: a closed list, so that it can be counted by. */
public enum FailureKind {
    /** Kafka did not answer in time. */
    TIMEOUT,
    /** Another process has taken the place of this one, or a transaction took too long. */
    FENCED,
    /** Kafka does not know this process, or does not let it. */
    DENIED,
    /** Anything else. */
    OTHER;

    /** The kind of the first cause that has one. */
    public static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
                return TIMEOUT;
            }
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof FencedInstanceIdException) {
                return FENCED;
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return DENIED;
            }
        }
        return OTHER;
    }
}
