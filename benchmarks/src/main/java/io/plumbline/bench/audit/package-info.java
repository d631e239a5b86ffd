/**
 * Images that go by numbers, and whether each was answered once, in order. Start at {@link io.plumbline.bench.audit.Audit}.
 */
package io.plumbline.bench.audit;
