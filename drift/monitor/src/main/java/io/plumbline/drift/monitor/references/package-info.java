/** What is normal for a model, looked up by its id. Start with {@link io.plumbline.drift.monitor.references.References}. */
package io.plumbline.drift.monitor.references;
