/**
 * How many transactions were committed and aborted, by the broker's own log files. Start at {@link
 * io.plumbline.bench.chaos.audit.TransactionLog}.
 */
package io.plumbline.bench.chaos.audit;
