/** The answer to one scored image, and the features that ride along with it. */
package io.plumbline.contract.prediction;
