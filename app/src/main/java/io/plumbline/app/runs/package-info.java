/** What is shown of tracked runs. Start at {@link io.plumbline.app.runs.RunText}. */
package io.plumbline.app.runs;
