/**
 * What tests of several modules share. Start at {@link io.plumbline.testing.ReleasedSamples}: what earlier releases wrote, which
 * this one must still read.
 */
package io.plumbline.testing;
