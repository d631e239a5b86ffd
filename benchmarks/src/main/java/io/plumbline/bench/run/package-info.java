/** What every long run does: waiting, and saying how far it is. */
package io.plumbline.bench.run;
