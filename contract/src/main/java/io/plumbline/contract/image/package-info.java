/** What identifies and describes one image record. */
package io.plumbline.contract.image;
