/** How the topics behind the state stores are kept. */
package io.plumbline.drift.monitor.changelog;
