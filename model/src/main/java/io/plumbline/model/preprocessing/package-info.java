/** What happens to pixels before the network sees them. */
package io.plumbline.model.preprocessing;
