package io.plumbline.bench.audit;

/**
 * What a read-committed consumer finds.
 *
 * @param images that stand on {@code images}
 * @param predictions that were read
 * @param rejections that were read
 * @param lost images without an answer
 * @param duplicated answers beyond the first to an image
 * @param outOfOrder answers that stand, under their key, behind the answer to a later image
 * @param misattributed answers that name a place where no such image stands
 */
public record AuditResult(
        int images,
        long predictions,
        long rejections,
        long lost,
        long duplicated,
        long outOfOrder,
        long misattributed) {}
