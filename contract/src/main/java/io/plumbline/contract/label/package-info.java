/** Ground truth that arrives late. */
package io.plumbline.contract.label;
