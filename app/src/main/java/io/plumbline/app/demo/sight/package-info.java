/**
 * What an outside client sees on the topics while the demo runs. Start at {@link io.plumbline.app.demo.sight.Observer}.
 */
package io.plumbline.app.demo.sight;
