/** What has come out in the end, read from the first record to the last. Start at {@link io.plumbline.bench.audit.Audit}. */
package io.plumbline.bench.chaos.audit;
