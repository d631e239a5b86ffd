/**
 * Detectors that others have made, beside Plumbline's own and on the same streams. Start with {@link
 * io.plumbline.bench.drift.peers.Peers}.
 */
package io.plumbline.bench.drift.peers;
