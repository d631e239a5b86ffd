/**
 * Programs of others that tests run Plumbline against.
 *
 * <p>Start at {@link io.plumbline.broker.peers.PeerProgram}.
 */
package io.plumbline.broker.peers;
