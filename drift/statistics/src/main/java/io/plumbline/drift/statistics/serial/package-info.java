/** Whether images come one after another by chance, which every promise rests on. Start with {@link SerialDependence}. */
package io.plumbline.drift.statistics.serial;
