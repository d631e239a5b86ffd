/** What comes out while processes die, and when. */
package io.plumbline.bench.chaos.sight;
