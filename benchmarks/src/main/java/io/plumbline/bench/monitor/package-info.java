/** How much of the monitor's time goes into judging, and into labels. */
package io.plumbline.bench.monitor;
