/** How far consumers are behind. Start at {@link io.plumbline.contract.lag.ConsumerLag}. */
package io.plumbline.contract.lag;
