/** Why an image was not scored, and the headers that say so. */
package io.plumbline.contract.rejection;
