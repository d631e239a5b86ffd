/**
 * What the demo's journal adds up to. Start at {@link io.plumbline.app.demo.report.DemoReport}.
 */
package io.plumbline.app.demo.report;
