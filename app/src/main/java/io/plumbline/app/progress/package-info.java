/** How long work is shown to the person who waits for it. Start at {@link io.plumbline.app.progress.TrainingProgressBar}. */
package io.plumbline.app.progress;
