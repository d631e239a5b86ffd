/** The one JSON mapper, and serdes made of it. */
package io.plumbline.contract.json;
