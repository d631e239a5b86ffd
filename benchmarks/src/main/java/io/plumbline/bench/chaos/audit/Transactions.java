package io.plumbline.bench.chaos.audit;

/**
 * What the broker's log says of the transactions that wrote answers.
 *
 * @param committed transactions
 * @param aborted transactions
 * @param discardedAnswers that were written in transactions that were aborted
 */
public record Transactions(long committed, long aborted, long discardedAnswers) {}
