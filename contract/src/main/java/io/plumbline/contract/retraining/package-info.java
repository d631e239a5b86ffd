/** What asks for a new model, and what came of it. */
package io.plumbline.contract.retraining;
