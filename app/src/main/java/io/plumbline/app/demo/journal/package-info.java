/**
 * What the demo sent and saw, as JSON lines: the summary is computed from these files alone, so that anyone can check
 * it. Start at {@link io.plumbline.app.demo.journal.Journal}.
 */
package io.plumbline.app.demo.journal;
