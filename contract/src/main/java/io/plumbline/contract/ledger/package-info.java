/** Reads the control topic into a {@link io.plumbline.contract.models.ModelLedger}. */
package io.plumbline.contract.ledger;
