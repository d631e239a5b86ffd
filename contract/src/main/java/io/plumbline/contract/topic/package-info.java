/** Topics: their names, their serdes and the configuration they need. Start at {@link io.plumbline.contract.topic.Topics}. */
package io.plumbline.contract.topic;
