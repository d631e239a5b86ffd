/**
 * Models on probation: a shadow that scores every image as well, and a canary that answers a share of the keys. Start at
 * {@link io.plumbline.stream.challenge.Lineup}; {@link io.plumbline.stream.challenge.DealtScoring} deals the images out.
 */
package io.plumbline.stream.challenge;
