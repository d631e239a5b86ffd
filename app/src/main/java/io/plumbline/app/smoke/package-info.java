/** Whether a whole Plumbline answers. Start at {@link io.plumbline.app.smoke.SmokeRun}. */
package io.plumbline.app.smoke;
