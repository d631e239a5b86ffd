/** Alerts as the people on call see them: episodes, and what was done about them. Start with {@link Episodes}. */
package io.plumbline.app.alerts;
